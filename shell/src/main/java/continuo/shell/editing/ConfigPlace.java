package continuo.shell.editing;

import continuo.fault.Nearest;
import continuo.shell.session.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code NAME=VALUE} of the user's settings, or {@code NAME}. */
record ConfigPlace() implements Place {
    @Override
    public Role role(String word) {
        return setting(word).isPresent() ? Role.PARAMETER : Role.PLAIN;
    }

    private static String name(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word : word.substring(0, equals);
    }

    private static Optional<Setting> setting(String word) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.word().equals(name(word)))
                .findFirst();
    }

    @Override
    public List<Offer> offers(String typed) {
        if (typed.indexOf('=') < 0) {
            return Arrays.stream(Setting.values())
                    .map(setting -> new Offer(
                            setting.word() + "=",
                            setting.word() + "=",
                            () -> setting.help() + " (default " + setting.usual() + ")",
                            false))
                    .toList();
        }
        return setting(typed).map(Setting::choices).orElse(List.of()).stream()
                .map(choice -> Offer.word(choice, "").after(name(typed) + "="))
                .toList();
    }

    @Override
    public Optional<String> problem(String word) {
        Optional<Setting> setting = setting(word);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (setting.isEmpty()) {
            return Optional.of(Nearest.to(name(word), Setting.words())
                    .map(guess -> "did you mean " + guess + "?")
                    .orElse("unknown setting"));
        }
        List<String> choices = setting.get().choices();
        String value = word.substring(Math.min(word.length(), name(word).length() + 1));
        return value.isEmpty() || choices.isEmpty() || choices.contains(value)
                ? Optional.empty()
                : Optional.of("is " + String.join(" or ", choices));
    }

    @Override
    public String expectation(String typed) {
        return typed.indexOf('=') < 0
                ? ""
                : setting(typed)
                        .map(setting -> " (default " + setting.usual() + ") " + setting.help())
                        .orElse("");
    }
}
