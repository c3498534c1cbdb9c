package io.jenkins.plugins.modelarts.client;

import java.time.Duration;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The result of a request to ModelArts. Immutable.
 *
 * @param body the data that the request asked for
 * @param projectId id of the project that the request was sent for
 * @param serverAhead server's time minus this machine's time, to the second; zero when the response has no Date header
 */
@Restricted(NoExternalUse.class)
public record ApiResponse<T>(T body, String projectId, Duration serverAhead) {}
