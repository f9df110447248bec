package io.dangol.local.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.local.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    private KeyPairFiles keys;
    private TokenCommand command;

    @BeforeAll
    void makeKeys(@TempDir Path directory) throws IOException {
        keys = new KeyPairFiles(directory);
        keys.createIfAbsent();
        command = new TokenCommand(keys, TokenTerms.from(Map.of()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aTokenVerifiesWithThePublicKeyAndCarriesTheRole() throws Exception {
        JwtClaims claims = verify(command.run(List.of("--role", "agent")));

        assertThat(claims.getIssuer()).isEqualTo("https://dangol.local");
        assertThat(claims.getAudience()).containsExactly("dangol");
        assertThat(claims.getSubject()).isEqualTo("local-agent");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("agent");
        assertThat(claims.getIssuedAt().getValue()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.getExpirationTime().getValue())
                .isEqualTo(NOW.plusSeconds(12 * 3600).getEpochSecond());
        assertThat(claims.hasClaim("customer_id")).isFalse();
        assertThat(claims.hasClaim("source")).isFalse();
    }

    @Test
    void aCustomersTokenNamesTheCustomer() throws Exception {
        JwtClaims claims =
                verify(command.run(List.of("--role", "customer", "--customer", "cus_1", "--expires-in", "60")));

        assertThat(claims.getStringClaimValue("customer_id")).isEqualTo("cus_1");
        assertThat(claims.getSubject()).isEqualTo("cus_1");
        assertThat(claims.getExpirationTime().getValue())
                .isEqualTo(NOW.plusSeconds(60).getEpochSecond());
    }

    @Test
    void aPartnersTokenNamesTheSource() throws Exception {
        JwtClaims claims = verify(command.run(List.of("--role", "partner", "--source", "src_1", "--subject", "pos")));

        assertThat(claims.getStringClaimValue("source")).isEqualTo("src_1");
        assertThat(claims.getSubject()).isEqualTo("pos");
    }

    @Test
    void theLongestLifetimeIsThatOfTheSuite() throws Exception {
        TokenTerms brief = TokenTerms.from(Map.of("DANGOL_JWT_LIFETIME_MOST", "PT1H", "DANGOL_JWT_AUDIENCE", "dangol"));
        TokenCommand cautious = new TokenCommand(keys, brief, Clock.fixed(NOW, ZoneOffset.UTC));

        JwtClaims longest = verify(cautious.run(List.of("--role", "agent")));

        assertThat(longest.getExpirationTime().getValue())
                .isEqualTo(NOW.plusSeconds(3600).getEpochSecond());
        assertThat(brief.environment()).containsEntry("DANGOL_JWT_LIFETIME_MOST", "PT1H");
        assertThatThrownBy(() -> cautious.run(List.of("--role", "agent", "--expires-in", "3601")))
                .hasMessageStartingWith("--expires-in takes seconds, from 1 to 3600");
        for (String wrong : List.of("soon", "PT0S", "-PT1H", "86400")) {
            assertThatThrownBy(() -> TokenTerms.from(Map.of("DANGOL_JWT_LIFETIME_MOST", wrong)))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageEndingWith("not " + wrong + ".");
        }
    }

    @Test
    void wrongRequestsAreRefusedInOneSentence() {
        assertRefused("There is no role king", "--role", "king");
        assertRefused("The role needs --customer cus_….", "--role", "customer");
        assertRefused("The role needs --source src_….", "--role", "partner");
        assertRefused("--customer takes an id that begins with cus_.", "--role", "customer", "--customer", "7");
        assertRefused("--expires-in takes seconds", "--role", "agent", "--expires-in", "0");
        assertRefused("--expires-in takes seconds", "--role", "agent", "--expires-in", "soon");
        assertRefused("--expires-in takes seconds, from 1 to 86400", "--role", "agent", "--expires-in", "86401");
        assertRefused("usage: ./dangol token --role");
    }

    @Test
    void thePrivateKeyIsForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.privateKey())))
                .isEqualTo("rw-------");
    }

    @Test
    void aPairThatExistsIsKept() throws IOException {
        String before = Files.readString(keys.privateKey());
        keys.createIfAbsent();
        assertThat(keys.privateKey()).hasContent(before);
    }

    private JwtClaims verify(String token) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(publicKey())
                .setEvaluationTime(NumericDate.fromSeconds(NOW.getEpochSecond()))
                .setRequireExpirationTime()
                .setExpectedAudience("dangol")
                .build()
                .processToClaims(token);
    }

    private PublicKey publicKey() throws Exception {
        String body = Files.readString(keys.publicKey()).replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "");
        byte[] encoded = Base64.getMimeDecoder().decode(body);
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> command.run(List.of(arguments)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith(message);
    }
}
