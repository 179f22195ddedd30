package continuo.studio.report;

import continuo.fault.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The head that all pages share: style, script, and the policy that lets no other script run. */
final class PageHead {
    private static final List<String> STYLES =
            List.of("page.css", "pieces.css", "metrics.css", "charts.css", "study.css", "print.css");
    private static final List<String> SCRIPTS = List.of("theme.js", "charts.js", "synthesiser.js", "player.js");

    private PageHead() {}

    static void writeTo(Markup page, String title) {
        String script = resources(SCRIPTS);
        page.open("head").open("meta", "charset", "utf-8");
        page.open(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-" + sha256(script)
                        + "'; base-uri 'none'; form-action 'none'");
        page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.open("meta", "name", "color-scheme", "content", "light dark");
        page.open("meta", "name", "referrer", "content", "no-referrer");
        page.open("link", "rel", "icon", "href", "data:,");
        page.element("title", title);
        page.verbatim("style", resources(STYLES));
        page.verbatim("script", script).close();
    }

    private static String resources(List<String> names) {
        return names.stream().map(PageHead::resource).collect(Collectors.joining("\n"));
    }

    private static String resource(String name) {
        try (InputStream in = PageHead.class.getResourceAsStream(name)) {
            return new String(
                    Optional.ofNullable(in)
                            .orElseThrow(() -> Failure.resource(
                                    name + " is missing from Continuo's own jar; install it again", null))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a content security policy names a script: no other one runs, whatever a name or a parameter holds. */
    private static String sha256(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
