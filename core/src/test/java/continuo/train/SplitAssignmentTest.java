package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitAssignmentTest {
    private static final LoadOptions OPTIONS = LoadOptions.of(1, 1);

    @Test
    void givesATenthToValidationAndTest() {
        Collection<Split> sides = SplitAssignment.of(digests(3000), OPTIONS).values();

        assertThat(count(sides, Split.VALID)).isBetween(250L, 350L);
        assertThat(count(sides, Split.TEST)).isBetween(250L, 350L);
        assertThat(sides).hasSize(3000);
    }

    @Test
    void keepsAPieceOnItsSideWhateverElseThereIs() {
        Map<String, Split> large = SplitAssignment.of(digests(3000), OPTIONS);
        Map<String, Split> small = SplitAssignment.of(digests(300), OPTIONS);

        assertThat(large).containsAllEntriesOf(small);
    }

    @Test
    void dependsOnTheSeed() {
        assertThat(SplitAssignment.of(digests(100), LoadOptions.of(2, 1)))
                .isNotEqualTo(SplitAssignment.of(digests(100), OPTIONS));
    }

    @Test
    void leavesNoSideOfThreePiecesEmpty() {
        for (int size = 3; size < 20; size++) {
            for (long seed = 0; seed < 50; seed++) {
                assertThat(SplitAssignment.of(digests(size), LoadOptions.of(seed, 1))
                                .values())
                        .as("%d pieces, seed %d", size, seed)
                        .contains(Split.values());
            }
        }
    }

    @Test
    void alwaysHasSomethingToLearnFrom() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(SplitAssignment.of(digests(1), LoadOptions.of(seed, 1)).values())
                    .containsExactly(Split.TRAIN);
            assertThat(SplitAssignment.of(digests(2), LoadOptions.of(seed, 1)).values())
                    .contains(Split.TRAIN);
        }
    }

    @Test
    void givesNothingToASideThatIsNotWanted() {
        for (int size = 1; size < 20; size++) {
            assertThat(SplitAssignment.of(digests(size), new LoadOptions(1, 1, false, 0, 0, 100))
                            .values())
                    .containsOnly(Split.TRAIN);
            assertThat(SplitAssignment.of(digests(size), new LoadOptions(1, 1, false, 0, 0.3, 100))
                            .values())
                    .doesNotContain(Split.VALID);
        }
    }

    private static List<String> digests(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toHexString).toList();
    }

    private static long count(Collection<Split> sides, Split wanted) {
        return sides.stream().filter(side -> side == wanted).count();
    }
}
