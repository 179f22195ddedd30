package continuo.shell.console;

import continuo.fault.Failure;
import continuo.fault.Remedy;

/** What can be done about failures, as commands and options. */
public final class Remedies {
    private Remedies() {}

    /** A failure's message with its remedy behind it. */
    public static String told(Failure failure) {
        return failure.getMessage() + failure.remedy().map(Remedies::words).orElse("");
    }

    private static String words(Remedy remedy) {
        if (remedy instanceof Remedy.SetParameter set) {
            return " (set " + set.parameter() + "=" + set.value() + ")";
        }
        if (remedy instanceof Remedy.Salvage) {
            return "; --salvage keeps what is sound";
        }
        if (remedy instanceof Remedy.Resume resume) {
            return " (resume " + resume.run() + ")";
        }
        if (remedy instanceof Remedy.Train) {
            return " (train makes one)";
        }
        if (remedy instanceof Remedy.NameRun) {
            return " (--name)";
        }
        if (remedy instanceof Remedy.InspectPlugins) {
            return " (plugins tells why)";
        }
        if (remedy instanceof Remedy.ChooseCorpus) {
            return " (corpus use SRC)";
        }
        if (remedy instanceof Remedy.ChooseRepresentation) {
            return " (use representation ID)";
        }
        Remedy.LoadPlugin load = (Remedy.LoadPlugin) remedy;
        return load.jar().map(jar -> "; plugin load " + jar + " brings it back").orElse(" (plugin load JAR)");
    }
}
