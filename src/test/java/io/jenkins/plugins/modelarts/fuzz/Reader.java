package io.jenkins.plugins.modelarts.fuzz;

import io.jenkins.plugins.modelarts.config.ConfigurationInput;
import io.jenkins.plugins.modelarts.deployments.FileInput;
import io.jenkins.plugins.modelarts.deployments.view.AddressInput;
import io.jenkins.plugins.modelarts.steps.FieldInput;

/** The places where the plugin reads what somebody else wrote. Each checks what it made of the bytes. */
enum Reader {
    LOGS(Responses::logs),
    DETAILS(Responses::details),
    EVENTS(Responses::events),
    SERVICES(Responses::services),
    TOKEN(Responses::token),
    PROJECTS(Responses::projects),
    HISTORY(FileInput::history),
    INDEXES(FileInput::indexes),
    DURATIONS(FileInput::durations),
    SNAPSHOT(FileInput::snapshot),
    BUILD(FileInput::build),
    CONFIGURATION(ConfigurationInput::file),
    REGION(ConfigurationInput::region),
    FIELDS(FieldInput::fields),
    QUERY(AddressInput::query),
    ADDRESS(AddressInput::address);

    private interface Reading {
        void read(byte[] bytes) throws Exception;
    }

    private final Reading reading;

    Reader(Reading reading) {
        this.reading = reading;
    }

    /** @throws Exception that the reader does not document, or an {@link AssertionError} about what it read */
    void read(byte[] bytes) throws Exception {
        reading.read(bytes);
    }
}
