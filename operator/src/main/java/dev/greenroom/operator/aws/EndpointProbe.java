package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observer.Probe;
import dev.greenroom.operator.cloud.finding.Scrubbed;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * Asks an endpoint as its users would, but at the load balancer's own address: DNS records may be late or not ours. No
 * redirect is followed, no body is read, and no address inside a network is asked: the path and the answer are the tenant's,
 * the network is the operator's.
 */
public final class EndpointProbe implements AutoCloseable {
    private static final Timeout PATIENCE = Timeout.of(5, TimeUnit.SECONDS);
    private static final int MAX_HEADER_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 200;
    /** DNS names of internal load balancers begin so ("User Guide for Application Load Balancers", scheme). */
    private static final String INTERNAL = "internal-";

    private final ProbeSettings settings;
    private final Resolver resolver;
    private final CloseableHttpClient http;

    /** Name resolution, so that tests need no DNS. */
    @FunctionalInterface
    interface Resolver {
        InetAddress resolve(String host) throws UnknownHostException;
    }

    public EndpointProbe(ProbeSettings settings) {
        this(settings, InetAddress::getByName);
    }

    EndpointProbe(ProbeSettings settings, Resolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
        this.http = client(settings);
    }

    /** 200 to 399 is healthy; anything else, in words that fit after the URL, is not. */
    public Endpoint ask(Probe probe) {
        if (!probe.path().startsWith("/")) {
            return new Endpoint.Unhealthy("the path " + probe.path() + " does not begin with a slash");
        }
        String url = (probe.https() ? "https://" : "http://") + probe.host() + probe.path();
        Target target = target(probe);
        try {
            InetAddress address = resolver.resolve(target.host());
            if (!target.mayBeInside() && !PublicAddresses.isPublic(address)) {
                return new Endpoint.Unhealthy(url + " was not asked: " + target.host()
                        + " has an address inside a network, " + address.getHostAddress());
            }
            int status = status(url, new HttpHost(scheme(probe), address, target.host(), target.port()));
            return status >= 200 && status < 400
                    ? new Endpoint.Healthy(status)
                    : new Endpoint.Unhealthy(url + " answered " + status);
        } catch (IOException e) {
            return new Endpoint.Unhealthy(url + " " + trouble(e, target.host()));
        } catch (IllegalArgumentException e) {
            return new Endpoint.Unhealthy(url + " is not a URL");
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    /** The request's own authority makes Host and SNI; the target says only where to connect. */
    private int status(String url, HttpHost target) throws IOException {
        HttpGet request = new HttpGet(url);
        ClassicHttpResponse response = http.executeOpen(target, request, null);
        // close() alone would first read the rest of the body, however long it is
        request.abort();
        Closer.closeQuietly(response);
        return response.getCode();
    }

    private Target target(Probe probe) {
        int port = probe.https() ? 443 : 80;
        String host = probe.connectTo() == null ? probe.host() : probe.connectTo();
        Optional<ConnectTo> rule = ConnectTo.find(settings.connectTo(), probe.host(), port);
        boolean named = rule.filter(r -> !r.toHost().isEmpty()).isPresent();
        return new Target(
                named ? rule.get().toHost() : host,
                rule.filter(r -> r.toPort() != 0).map(ConnectTo::toPort).orElse(port),
                named || host.startsWith(INTERNAL));
    }

    private static String scheme(Probe probe) {
        return probe.https() ? "https" : "http";
    }

    private static String trouble(IOException e, String host) {
        if (e instanceof UnknownHostException) {
            return "cannot be asked: the name " + host + " is not in DNS";
        }
        if (e instanceof InterruptedIOException) {
            return "did not answer within " + PATIENCE.toSeconds() + " s";
        }
        if (e instanceof ConnectException) {
            return "does not accept connections";
        }
        return (e instanceof SSLException ? "failed in the TLS handshake: " : "did not answer: ")
                + Scrubbed.line(e.getMessage());
    }

    private static CloseableHttpClient client(ProbeSettings settings) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(MAX_HEADER_LINE)
                                .setMaxHeaderCount(MAX_HEADERS)
                                .build())
                        .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(PATIENCE).build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(PATIENCE).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(PATIENCE)
                        .setSocketTimeout(PATIENCE)
                        .build());
        settings.caFile()
                .map(TrustedCertificates::with)
                .map(DefaultClientTlsStrategy::new)
                .ifPresent(connections::setTlsSocketStrategy);
        return HttpClients.custom()
                .setConnectionManager(connections.build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(PATIENCE)
                        .setConnectionRequestTimeout(PATIENCE)
                        .build())
                .setUserAgent("greenroom-probe")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Where to connect, and whether an address inside a network is meant. */
    private record Target(String host, int port, boolean mayBeInside) {}
}
