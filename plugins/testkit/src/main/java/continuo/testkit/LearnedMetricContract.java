package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Score;
import continuo.spi.LearnedMetric;
import continuo.spi.Metric;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link LearnedMetric} promises besides what every metric does. */
public abstract class LearnedMetricContract extends MetricContract {
    @Override
    protected abstract LearnedMetric<Score> create();

    @Test
    void isDefinedNowhereBeforeItHasLearned() {
        LearnedMetric<Score> metric = create();
        metric.learn(RandomScores.many(20).stream());
        assertThat(RandomScores.many(20))
                .allMatch(score -> metric.measure(score).isEmpty());
    }

    @Test
    void sameMusicGivesTheSameMetricHoweverItIsRead() {
        List<Score> music = RandomScores.many(60);
        Metric<Score> one = create().learn(music.stream());
        Metric<Score> other = create().learn(music.parallelStream());
        assertThat(one.unit()).isEqualTo(create().unit());
        for (Score score : RandomScores.many(80)) {
            assertThat(one.measure(score)).isEqualTo(other.measure(score));
            one.measure(score).ifPresent(value -> assertThat(value).isFinite());
        }
    }

    @Test
    void nothingToLearnFromIsNoError() {
        Metric<Score> metric = create().learn(Stream.of());
        RandomScores.many(20)
                .forEach(score -> metric.measure(score)
                        .ifPresent(value -> assertThat(value).isFinite()));
    }

    @Test
    void whatItLearnedIsSafeForSeveralThreads() throws Exception {
        Metric<Score> metric = create().learn(RandomScores.many(60).stream());
        assertSafeForSeveralThreads(30, seed -> metric.measure(RandomScores.of(seed)));
    }
}
