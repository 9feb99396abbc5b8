package org.fedai.kubefate.cli.client;

import java.io.BufferedReader;
import java.io.IOException;
import okhttp3.Response;
import org.fedai.kubefate.common.api.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** An open stream of server-sent events: lines of {@code field: value}, of which an empty one ends each message. */
public final class EventSource implements AutoCloseable {
    private final Response response;
    private final BufferedReader lines;
    private String lastId = "";

    EventSource(Response response) {
        this.response = response;
        this.lines = new BufferedReader(response.body().charStream());
    }

    /** What the service says. */
    public sealed interface Message {
        /** Something has changed. */
        record Changed(Event event) implements Message {}

        /** Events may have been missed: the state has to be read again. */
        record Missed() implements Message {}

        /** Nothing has happened. */
        record Heartbeat() implements Message {}
    }

    /** Reads the first message, which contains only an id. */
    boolean begins() {
        try {
            next();
            return !lastId.isEmpty();
        } catch (IOException e) {
            close();
            return false;
        }
    }

    /** The id of the last event, with which another stream continues. */
    public String lastId() {
        return lastId;
    }

    /** Whether there is already more to read, so that whoever reads the state after each message may wait. */
    public boolean hasMore() {
        try {
            return lines.ready();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Waits for the next message.
     *
     * @return null when the service has ended the stream; another one continues
     * @throws IOException if the connection was lost, or the service has been silent for too long
     */
    public @Nullable Message next() throws IOException {
        String name = "";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                return message(name, data.toString());
            } else if (line.startsWith("id:")) {
                lastId = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5));
            }
        }
        return null;
    }

    private static @Nullable Message message(String name, String data) throws IOException {
        if (name.equals("end")) {
            return null;
        }
        if (name.equals("reset")) {
            return new Message.Missed();
        }
        if (data.isBlank()) {
            return new Message.Heartbeat();
        }
        try {
            return new Message.Changed(Wire.MAPPER.readValue(data, Event.class));
        } catch (JacksonException e) {
            throw new IOException("the service has sent an event that is not valid: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void close() {
        response.close();
    }
}
