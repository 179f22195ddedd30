package continuo.studio.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A headless Chromium, driven through the W3C WebDriver protocol that its driver speaks. Needs the programs
 * {@code chromium} and {@code chromedriver} on the PATH and nothing else.
 */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final String address;
    private String session = "";

    private Browser(Process driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    /** Where a program is on the PATH. */
    static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param profile an empty folder for what the browser keeps */
    static Browser start(Path profile) throws IOException {
        Process driver = new ProcessBuilder(
                        program("chromedriver").orElseThrow().toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = driver.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                Browser browser = new Browser(driver, "http://127.0.0.1:" + started.group(1));
                browser.open(profile);
                return browser;
            }
        }
        throw new IOException("chromedriver does not start");
    }

    private void open(Path profile) throws IOException {
        ObjectNode wanted = JSON.createObjectNode();
        ObjectNode always = wanted.putObject("capabilities").putObject("alwaysMatch");
        ObjectNode options = always.putObject("goog:chromeOptions");
        options.put("binary", program("chromium").orElseThrow().toString());
        Stream.concat(FLAGS.stream(), Stream.of("--user-data-dir=" + profile)).forEach(options.withArray("args")::add);
        always.putObject("goog:loggingPrefs").put("browser", "ALL").put("performance", "ALL");
        session = "/session/" + post("/session", wanted).path("sessionId").asText();
    }

    void load(Path page) throws IOException {
        post(session + "/url", JSON.createObjectNode().put("url", page.toUri().toString()));
    }

    /** Runs the body of a function in the page; what it returns. */
    JsonNode run(String script) throws IOException {
        ObjectNode call = JSON.createObjectNode().put("script", script);
        call.putArray("args");
        return post(session + "/execute/sync", call);
    }

    /** Runs the body of a function in the page again and again until it returns true, or too much time has passed. */
    boolean until(String script) throws IOException {
        ObjectNode call = JSON.createObjectNode()
                .put(
                        "script",
                        "const done = arguments[0]; const end = Date.now() + 15000;"
                                + "const look = () => { const held = (() => {" + script + "})();"
                                + "if (held || Date.now() > end) { done(Boolean(held)); } else { setTimeout(look, 30); } };"
                                + "look();");
        call.putArray("args");
        return post(session + "/execute/async", call).asBoolean();
    }

    /** A click as a user would make it, where the element is. */
    void click(String selector) throws IOException {
        JsonNode found = post(
                session + "/element",
                JSON.createObjectNode().put("using", "css selector").put("value", selector));
        post(session + "/element/" + found.path(ELEMENT).asText() + "/click", JSON.createObjectNode());
    }

    /** Warnings and errors of the console since the last time. */
    List<String> complaints() throws IOException {
        List<String> complaints = new ArrayList<>();
        log("browser").forEach(entry -> complaints.add(entry.path("message").asText()));
        return complaints;
    }

    /** Addresses that were asked for since the last time. */
    List<String> requests() throws IOException {
        List<String> addresses = new ArrayList<>();
        for (JsonNode entry : log("performance")) {
            JsonNode message = JSON.readTree(entry.path("message").asText()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                addresses.add(message.path("params").path("request").path("url").asText());
            }
        }
        return addresses;
    }

    private JsonNode log(String type) throws IOException {
        return post(session + "/se/log", JSON.createObjectNode().put("type", type));
    }

    /** A command of the browser's own protocol. */
    JsonNode command(String name, String parameters) throws IOException {
        ObjectNode call = JSON.createObjectNode().put("cmd", name);
        call.set("params", JSON.readTree(parameters));
        return post(session + "/goog/cdp/execute", call);
    }

    void resize(int width, int height) throws IOException {
        command(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":false}");
    }

    /** @param value {@code light} or {@code dark}, as the system would say */
    void preferColours(String value) throws IOException {
        command(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + value + "\"}]}");
    }

    /** The whole page, however long. */
    void photograph(Path png) throws IOException {
        JsonNode shot = command("Page.captureScreenshot", "{\"format\":\"png\",\"captureBeyondViewport\":true}");
        Files.createDirectories(png.getParent());
        Files.write(png, Base64.getDecoder().decode(shot.path("data").asText()));
    }

    private JsonNode post(String path, JsonNode body) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode value = JSON.readTree(response.body()).path("value");
            if (response.statusCode() != 200) {
                throw new IOException(value.path("message").asText());
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (!session.isEmpty()) {
                send(HttpRequest.newBuilder(URI.create(address + session)).DELETE());
            }
        } finally {
            driver.destroy();
        }
    }
}
