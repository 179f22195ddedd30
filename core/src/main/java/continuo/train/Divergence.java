package continuo.train;

/** Training left the finite numbers: what it came to is of no use. */
final class Divergence extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Course course;
    private final String figure;
    private final double value;
    private final int rollbacks;

    /**
     * @param course of the step that showed it
     * @param figure which number is not finite
     * @param value what it is
     * @param rollbacks that had been made before
     */
    Divergence(Course course, String figure, double value, int rollbacks) {
        super(figure + " is " + value, null, false, false);
        this.course = course;
        this.figure = figure;
        this.value = value;
        this.rollbacks = rollbacks;
    }

    Course course() {
        return course;
    }

    /** {@code at step 12 of first: loss.g is NaN}. */
    String place(String run) {
        return "at step " + (course.step() + 1) + " of " + run + ": " + figure + " is " + value;
    }

    int rollbacks() {
        return rollbacks;
    }
}
