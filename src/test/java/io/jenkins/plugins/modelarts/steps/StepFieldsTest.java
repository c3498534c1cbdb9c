package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import hudson.util.FormValidation;
import java.util.List;
import org.junit.Test;

/** The checks beside the fields of the step's form. */
public class StepFieldsTest {

    private static final List<String> TIMES = List.of("updateTime", "since");

    @Test
    public void aRealTimeIsLegalAndShownInWords() {
        for (String field : TIMES) {
            FormValidation check = StepFields.checkTime(field, " 1574770228888 ");
            assertEquals(field, FormValidation.Kind.OK, check.kind);
            assertThat(field, check.getMessage(), containsString("2019-11-26"));
        }
    }

    @Test
    public void whatIsNoTimeIsRefused() {
        for (String field : TIMES) {
            for (String value : List.of("yesterday", "-1", "1.5", "99999999999999999999")) {
                assertEquals(value, FormValidation.Kind.ERROR, StepFields.checkTime(field, value).kind);
            }
        }
    }

    @Test
    public void zeroIsNoUpdateButMeansTheBuildsStart() {
        assertEquals(FormValidation.Kind.ERROR, StepFields.checkTime("updateTime", "0").kind);
        assertEquals(FormValidation.ok(), StepFields.checkTime("since", "0"));
    }

    @Test
    public void anEmptyFieldIsLegal() {
        for (String field : TIMES) {
            assertEquals(FormValidation.ok(), StepFields.checkTime(field, " "));
        }
    }

    @Test
    public void anUntouchedServiceIsNoError() {
        assertEquals(FormValidation.ok(), StepFields.checkService("", " "));
    }

    @Test
    public void idAndNameTogetherAreAnError() {
        assertEquals(FormValidation.Kind.ERROR, StepFields.checkService(Lab.SERVICE_ID, Lab.SERVICE_NAME).kind);
        assertEquals(FormValidation.ok(), StepFields.checkService(Lab.SERVICE_ID, ""));
        assertEquals(FormValidation.ok(), StepFields.checkService("", Lab.SERVICE_NAME));
    }

    @Test
    public void aTimeoutIsAWeekAtMost() {
        assertEquals(FormValidation.ok(), StepFields.check("timeoutMinutes", "10080"));
        assertEquals(FormValidation.Kind.ERROR, StepFields.check("timeoutMinutes", "10081").kind);
        ModelArtsServiceLogsStep step = new ModelArtsServiceLogsStep();
        assertThrows(IllegalArgumentException.class, () -> step.setTimeoutMinutes(10_081));
    }
}
