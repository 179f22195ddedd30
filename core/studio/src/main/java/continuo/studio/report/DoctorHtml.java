package continuo.studio.report;

import continuo.run.Finding;
import java.util.List;
import java.util.Locale;

/** What the doctor found while the run was trained, and what may help. */
final class DoctorHtml {
    private final List<Finding> findings;

    DoctorHtml(List<Finding> findings) {
        this.findings = findings;
    }

    void writeTo(Markup page) {
        page.open("section", "id", "doctor").element("h2", "What the doctor says");
        if (findings.isEmpty()) {
            page.element(
                    "p",
                    "Nothing: no divergence, no network far ahead, no collapse, no silence was seen.",
                    "class",
                    "lead");
        } else {
            page.open("ul", "class", "findings");
            findings.forEach(finding -> writeFinding(page, finding));
            page.close();
        }
        page.close();
    }

    private static void writeFinding(Markup page, Finding finding) {
        page.open("li", "class", finding.severity() == Finding.Severity.WARN ? "warn" : "minor");
        page.open("h3").name(finding.id());
        page.element("small", finding.place() + ", step " + PageNumbers.whole(finding.step()));
        page.close();
        page.element("p", sentence(finding.message()));
        page.open("p", "class", "advice").element("b", "What may help: ").text(finding.advice() + ".");
        page.close().close();
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }
}
