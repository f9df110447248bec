package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.problem.CommonProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is promised to the cases of a priority, as it is asked for and as it is kept.
@Schema(
        name = "SlaTargets",
        description = "What is promised to cases of a priority. A target that is absent is not promised.")
public record PolicyForm(
        @Valid @Schema(description = "How soon we tell that we are at it.") @Nullable PromiseForm acknowledge,

        @Valid @Schema(description = "How soon a person answers.") @Nullable PromiseForm firstResponse,

        @Valid @Schema(
                description =
                        "How soon the customer hears of it again; it starts with each answer, not before the first.")
        @Nullable PromiseForm update,

        @Valid @Schema(description = "How soon it is resolved.") @Nullable PromiseForm resolution) {
    private static final Duration ALLOWED_MOST = Duration.ofDays(366);

    /// How soon something happens.
    @Schema(name = "SlaPromise", description = "How soon something happens, and who is told if it does not.")
    public record PromiseForm(
            @NotNull @Schema(
                    description = "How much time may pass: 1 second to 366 days, in hours, minutes and seconds.",
                    format = "duration",
                    maxLength = 40,
                    examples = "PT8H")
            Duration allowed,

            @Pattern(regexp = "^cal_[0-9a-hjkmnp-tv-z]{26}$") @Schema(
                    description = "The calendar whose business time counts; absent: all time counts.",
                    maxLength = 30,
                    examples = "cal_0000000000e008000000000001")
            @Nullable String calendarId,

            @NotNull @Size(max = 10) @Schema(description = "Who is told before and after.")
            List<@NotNull @Valid StepForm> escalations,

            @Min(1) @Max(100_000) @Schema(
                    description = "Points that the customer gets by rule when it is breached; absent: none.",
                    examples = "1000")
            @Nullable Integer breachPoints) {

        @Nullable UUID calendar() {
            return calendarId == null
                    ? null
                    : IdKind.CALENDAR
                            .parse(calendarId)
                            .orElseThrow(() -> CommonProblem.invalid("calendarId", "must be the id of a calendar"));
        }

        /// The steps in the order of their offsets.
        List<EscalationStep> steps() {
            return escalations.stream()
                    .map(step -> new EscalationStep(step.offset(), step.to()))
                    .sorted(Comparator.comparing(EscalationStep::offset))
                    .toList();
        }
    }

    /// A step of escalation.
    @Schema(name = "SlaEscalation", description = "Who is told, and when.")
    public record StepForm(
            @NotNull @Schema(
                    description = "Counted like the promise's time: less than zero before the breach, else after it.",
                    implementation = String.class,
                    pattern = "^[+-]?P",
                    maxLength = 40,
                    examples = "-PT2H")
            Duration offset,

            @NotNull @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,49}$") @Schema(
                    description = "Who is told: a role of the company, never a person.",
                    maxLength = 50,
                    examples = "team-lead")
            String to) {}

    Map<Target, PromiseForm> byTarget() {
        Map<Target, PromiseForm> promises = new EnumMap<>(Target.class);
        put(promises, Target.ACKNOWLEDGE, acknowledge);
        put(promises, Target.FIRST_RESPONSE, firstResponse);
        put(promises, Target.UPDATE, update);
        put(promises, Target.RESOLUTION, resolution);
        return promises;
    }

    private static void put(Map<Target, PromiseForm> promises, Target target, @Nullable PromiseForm promise) {
        if (promise != null) {
            promises.put(target, promise);
        }
    }

    /// @throws io.dangol.kit.problem.Refusal 400 for times out of range
    void check() {
        byTarget().forEach((target, promise) -> {
            if (promise.allowed().compareTo(Duration.ofSeconds(1)) < 0
                    || promise.allowed().compareTo(ALLOWED_MOST) > 0) {
                throw CommonProblem.invalid(target.wire() + ".allowed", "must be 1 second to 366 days");
            }
            for (StepForm step : promise.escalations()) {
                if (step.offset().abs().compareTo(ALLOWED_MOST) > 0
                        || promise.allowed().plus(step.offset()).isNegative()) {
                    throw CommonProblem.invalid(
                            target.wire() + ".escalations", "must be at most as long before the end as the promise is");
                }
            }
        });
    }
}
