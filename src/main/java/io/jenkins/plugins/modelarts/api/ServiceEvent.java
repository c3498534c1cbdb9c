package io.jenkins.plugins.modelarts.api;

/**
 * One event of a service ({@code GET /v1/{project_id}/services/{service_id}/events}). Immutable; what the answer lacks
 * is null.
 *
 * @param eventType "normal" or "abnormal", in any case. ModelArts types "The update has been rolled back" as normal
 * @param eventInfo what happened, in English
 * @param occurTime when, in milliseconds since 1970-01-01 UTC
 */
public record ServiceEvent(String eventType, String eventInfo, Long occurTime) {}
