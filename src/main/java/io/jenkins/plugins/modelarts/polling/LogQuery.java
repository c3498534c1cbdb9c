package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import java.net.URI;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What the poller asks for. Waits with equal queries and equal callers share their requests. Immutable.
 *
 * @param endpoint base address of ModelArts, without a path
 * @param service whose update logs are asked for
 * @param updateTime asks for this update only, in milliseconds since 1970-01-01 UTC; null asks for all
 */
@Restricted(NoExternalUse.class)
public record LogQuery(
        URI endpoint, ServiceRef service, @CheckForNull Long updateTime) {}
