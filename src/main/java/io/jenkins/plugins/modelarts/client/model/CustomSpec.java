package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A custom resource specification (API page, Table 7). Immutable.
 *
 * @param cpu number of CPU cores, 0.01 or more, two decimals
 * @param memory memory in MB
 * @param gpuP4 number of GPUs, 0 or more, two decimals
 * @param ascendA310 number of Ascend chips; given instead of GPUs
 */
@Restricted(NoExternalUse.class)
public record CustomSpec(
        @CheckForNull Double cpu,
        @CheckForNull Integer memory,
        @CheckForNull Double gpuP4,
        @CheckForNull Integer ascendA310) {}
