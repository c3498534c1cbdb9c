package io.jenkins.plugins.modelarts.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import hudson.ProxyConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.rules.ExternalResource;

/** An HTTP proxy on this machine. It records the heads of all requests, can ask for a password, and accepts CONNECT. */
public final class TestProxy extends ExternalResource {

    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "test proxy");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String login;
    private ServerSocket server;
    private Future<?> accepting;

    @Override
    protected void before() throws IOException {
        start();
    }

    @Override
    protected void after() {
        stop();
    }

    public void start() throws IOException {
        server = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
        accepting = threads.submit(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    threads.execute(() -> serve(socket));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    /** Until the thread ends that accepts connections, the system may still accept one, which nobody would answer. */
    public void stop() {
        try {
            server.close();
            accepting.get(1, TimeUnit.MINUTES);
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
        threads.shutdownNow();
    }

    public void wants(String userName, String password) {
        login = "Basic " + Base64.getEncoder().encodeToString((userName + ":" + password).getBytes(UTF_8));
    }

    /** The value of Proxy-Authorization that the proxy accepts. */
    public String login() {
        return login;
    }

    /** Request line and headers of all requests, oldest first; for a tunnel only CONNECT. */
    public List<String> heads() {
        return heads;
    }

    public ProxyConfiguration configuration(String userName, String password, String noProxyHosts) {
        return new ProxyConfiguration("127.0.0.1", server.getLocalPort(), userName, password, noProxyHosts);
    }

    private void serve(Socket socket) {
        try (socket) {
            String head = readHead(socket.getInputStream());
            heads.add(head);
            if (login != null && !head.contains("\r\nProxy-Authorization: " + login + "\r\n")) {
                socket.getOutputStream().write(("""
                        HTTP/1.1 407 Proxy Authentication Required\r
                        Proxy-Authenticate: Basic realm="test"\r
                        Content-Length: 0\r
                        Connection: close\r
                        \r
                        """).getBytes(ISO_8859_1));
                return;
            }
            String[] line = head.split(" ", 3);
            boolean tunnel = line[0].equals("CONNECT");
            URI target = URI.create(tunnel ? "https://" + line[1] : line[1]);
            try (Socket onward = new Socket(target.getHost(), target.getPort())) {
                if (tunnel) {
                    socket.getOutputStream().write("HTTP/1.1 200 \r\n\r\n".getBytes(ISO_8859_1));
                } else {
                    String passedOn = head.replaceAll("(?i)\r\nProxy-[^\r]*", "")
                            .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
                    onward.getOutputStream().write(passedOn.getBytes(ISO_8859_1));
                }
                threads.execute(() -> copy(socket, onward));
                onward.getInputStream().transferTo(socket.getOutputStream());
            }
        } catch (IOException e) {
            // The client or the server closed the connection. The test fails by itself if this is wrong.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // See above.
        }
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The client left");
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }
}
