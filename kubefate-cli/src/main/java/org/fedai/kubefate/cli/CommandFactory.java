package org.fedai.kubefate.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Creates commands; passes the session to constructors that take one. */
public final class CommandFactory implements IFactory {
    private final Session session;

    CommandFactory(Session session) {
        this.session = session;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .filter(candidate -> Arrays.equals(candidate.getParameterTypes(), new Class<?>[] {Session.class}))
                .findFirst()
                .orElse(null);
        return constructor == null ? CommandLine.defaultFactory().create(type) : type.cast(created(constructor));
    }

    /** Commands are package-private and only instantiated by picocli. */
    private Object created(Constructor<?> constructor) throws ReflectiveOperationException {
        constructor.setAccessible(true);
        return constructor.newInstance(session);
    }
}
