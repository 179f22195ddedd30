package continuo.shell.editing;

import continuo.fault.Nearest;
import continuo.shell.session.Environment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Music: a corpus, a file or folder, or a parameter of the corpus before it.
 *
 * @param corpora those installed
 * @param paths files and folders
 * @param parameters of the last corpus named; empty where none is
 */
record SourcePlace(NamePlace corpora, PathPlace paths, Optional<ParameterPlace> parameters, Environment environment)
        implements Place {
    @Override
    public Role role(String word) {
        Role role = corpora.role(word);
        return role == Role.PLAIN ? parameters.map(place -> place.role(word)).orElse(role) : role;
    }

    @Override
    public List<Offer> offers(String typed) {
        if (parameters.isPresent() && typed.indexOf('=') > 0) {
            return parameters.get().offers(typed);
        }
        List<Offer> offers = new ArrayList<>(corpora.offers(typed));
        parameters.ifPresent(place -> offers.addAll(place.offers(typed)));
        offers.addAll(paths.offers(typed));
        return offers;
    }

    @Override
    public Optional<String> problem(String word) {
        Optional<String> problem = corpora.problem(word);
        if (problem.isEmpty() || exists(word)) {
            return Optional.empty();
        }
        if (word.matches("[a-z][a-z0-9-]*=.*")) {
            return parameters.isPresent() ? parameters.get().problem(word) : Optional.of("stands after a corpus");
        }
        List<String> ids = corpora.offers("").stream().map(Offer::value).toList();
        return Nearest.to(word, ids)
                .map(guess -> "did you mean " + guess + "?")
                .or(() -> Optional.of("no such corpus, file or folder"));
    }

    private boolean exists(String word) {
        try {
            return Files.exists(environment.directory().resolve(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public String expectation(String typed) {
        return typed.indexOf('=') > 0
                ? parameters.map(place -> place.expectation(typed)).orElse("")
                : "";
    }
}
