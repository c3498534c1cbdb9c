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
 * Listens on a port that only this machine reaches. Every connection has a daemon thread of its own, so requests that
 * are never answered hold up nobody else.
 */
final class Listener implements Closeable {

    /** Answers a request, or does worse. */
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
                // Closed, or the client gave up before it was served: the loop's condition tells which.
            }
        }
    }

    private void serve(Wire wire) {
        try (wire) {
            wire.serve(handler);
        } catch (IOException e) {
            // The client left, or the simulator is closing; there is nobody to tell.
        } finally {
            wires.remove(wire);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            // A connection that arrives while the port closes is still accepted, and must not be left hanging.
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
