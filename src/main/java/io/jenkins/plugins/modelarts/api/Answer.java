package io.jenkins.plugins.modelarts.api;

import java.time.Duration;

/**
 * What a call brought, with how far the server's clock was ahead of ours when it answered.
 *
 * @param body what was asked for
 * @param serverAhead server's time minus ours, to the second; zero when the server does not tell
 */
public record Answer<T>(T body, Duration serverAhead) {}
