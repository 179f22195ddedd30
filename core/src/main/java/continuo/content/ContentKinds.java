package continuo.content;

import continuo.music.Score;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of content that there are. */
public final class ContentKinds {
    public static final ContentKind<Score> SCORE = new ScoreKind();
    public static final ContentKind<Series> SERIES = new SeriesKind();

    private static final List<ContentKind<?>> ALL = List.of(SCORE, SERIES);

    private ContentKinds() {}

    /** The kind that a file or message calls so. */
    public static Optional<ContentKind<?>> ofWord(String word) {
        return ALL.stream().filter(kind -> kind.word().equals(word)).findFirst();
    }

    /**
     * What a class works on that implements an interface with the content as its only type parameter, such as
     * {@code Representation<Score>}.
     *
     * @return empty where the class does not say, or says something that is no content
     */
    public static Optional<ContentKind<?>> of(Class<?> component, Class<?> ofInterface) {
        return argument(component, ofInterface)
                .flatMap(
                        type -> ALL.stream().filter(kind -> kind.type() == type).findFirst());
    }

    private static Optional<Type> argument(Type type, Class<?> ofInterface) {
        if (type instanceof ParameterizedType parameterised) {
            Class<?> raw = (Class<?>) parameterised.getRawType();
            if (raw == ofInterface) {
                return Optional.of(parameterised.getActualTypeArguments()[0]);
            }
            return argument(raw, ofInterface).map(found -> resolved(found, raw, parameterised));
        }
        if (!(type instanceof Class<?> plain)) {
            return Optional.empty();
        }
        return Stream.concat(Stream.ofNullable(plain.getGenericSuperclass()), Stream.of(plain.getGenericInterfaces()))
                .map(above -> argument(above, ofInterface))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What a subclass put in place of a class's own type variable. */
    private static Type resolved(Type found, Class<?> raw, ParameterizedType by) {
        TypeVariable<?>[] variables = raw.getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            if (variables[i].equals(found)) {
                return by.getActualTypeArguments()[i];
            }
        }
        return found;
    }
}
