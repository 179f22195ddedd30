package continuo.shell.manual;

import continuo.shell.language.Option;
import java.util.List;
import java.util.Map;

/**
 * How {@code continuo} is started, as the man page and the completions of other shells tell it.
 *
 * @param version as {@code --version} tells it
 * @param forms ways to start it, each with what it does
 * @param options what may stand before the rest
 */
public record Start(String version, Map<String, String> forms, List<Option> options) {}
