package org.fedai.kubefate.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands: those whose constructor asks for the session get it. */
public final class Commands implements IFactory {
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
        return constructor == null ? CommandLine.defaultFactory().create(type) : type.cast(made(constructor));
    }

    /** Commands are for their own package only; nobody but picocli makes them. */
    private Object made(Constructor<?> constructor) throws ReflectiveOperationException {
        constructor.setAccessible(true);
        return constructor.newInstance(session);
    }
}
