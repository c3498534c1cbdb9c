package io.jenkins.plugins.modelarts.api;

/**
 * A custom resource specification (API page, Table 7). Immutable; what the answer lacks is null.
 *
 * @param cpu number of CPU cores, 0.01 or more, two decimals
 * @param memory memory in MB
 * @param gpuP4 number of GPUs, 0 or more, two decimals
 * @param ascendA310 number of Ascend chips; given instead of GPUs
 */
public record CustomSpec(Double cpu, Integer memory, Double gpuP4, Integer ascendA310) {}
