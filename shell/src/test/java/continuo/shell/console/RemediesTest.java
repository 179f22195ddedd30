package continuo.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fault.Failure;
import continuo.fault.Remedy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemediesTest {
    private static String told(Remedy remedy) {
        return Remedies.told(Failure.user("it is so").with(remedy));
    }

    @Test
    void eachRemedyIsACommandOrAnOption() {
        assertThat(told(new Remedy.SetParameter("trainer.steps", "30"))).isEqualTo("it is so (set trainer.steps=30)");
        assertThat(told(new Remedy.Salvage())).isEqualTo("it is so; --salvage keeps what is sound");
        assertThat(told(new Remedy.Resume("first"))).isEqualTo("it is so (resume first)");
        assertThat(told(new Remedy.Train())).isEqualTo("it is so (train makes one)");
        assertThat(told(new Remedy.NameRun())).isEqualTo("it is so (--name)");
        assertThat(told(new Remedy.InspectPlugins())).isEqualTo("it is so (plugins tells why)");
        assertThat(told(new Remedy.ChooseCorpus())).isEqualTo("it is so (corpus use SRC)");
        assertThat(told(new Remedy.ChooseRepresentation())).isEqualTo("it is so (use representation ID)");
        assertThat(told(new Remedy.LoadPlugin(Optional.empty()))).isEqualTo("it is so (plugin load JAR)");
        assertThat(told(new Remedy.LoadPlugin(Optional.of("a.jar"))))
                .isEqualTo("it is so; plugin load a.jar brings it back");
    }

    @Test
    void aFailureWithoutARemedyIsItsMessage() {
        assertThat(Remedies.told(Failure.data("it is so"))).isEqualTo("it is so");
    }
}
