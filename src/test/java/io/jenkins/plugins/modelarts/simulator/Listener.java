package io.jenkins.plugins.modelarts.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Listens on a port that only this machine reaches. Every connection has its own daemon thread, so requests without a
 * response do not delay other requests.
 */
final class Listener implements Closeable {

    /** Responds to a request, or has a fault. */
    interface Handler {
        void handle(Request request, Wire wire) throws IOException;
    }

    private static final int BACKLOG = 4096;

    private final ServerSocket server = new ServerSocket();
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService executor;
    private final Thread acceptor;
    private final Handler handler;
    private final Supplier<Instant> time;

    /** @param port 0 for any free one */
    Listener(int port, Handler handler, Supplier<Instant> time) throws IOException {
        this.handler = handler;
        this.time = time;
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
        executor = Executors.newCachedThreadPool(this::thread);
        acceptor = thread(this::accept);
        acceptor.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "ModelArts simulator " + port() + " #" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Wire wire = new Wire(socket, time);
                wires.add(wire);
                executor.execute(() -> serve(wire));
            } catch (IOException e) {
                // The listener was closed, or the client gave up. The condition of the loop checks which.
            }
        }
    }

    private void serve(Wire wire) {
        try (wire) {
            wire.serve(handler);
        } catch (IOException e) {
            // The client closed the connection, or the simulator is closing. Nobody needs a message.
        } finally {
            wires.remove(wire);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            // A connection that arrives while the port closes is still accepted, and must be closed too.
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Wire wire : wires) {
            wire.close();
        }
        executor.shutdown();
    }
}
