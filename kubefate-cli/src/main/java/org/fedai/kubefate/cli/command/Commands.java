package org.fedai.kubefate.cli.command;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands: those whose constructor asks for the session get it. */
final class Commands implements IFactory {
    private final Session session;

    Commands(Session session) {
        this.session = session;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(candidate -> Arrays.equals(candidate.getParameterTypes(), new Class<?>[] {Session.class}))
                .findFirst()
                .orElse(null);
        return constructor == null
                ? CommandLine.defaultFactory().create(type)
                : type.cast(constructor.newInstance(session));
    }
}
