package dev.greenroom.sandbox.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PassphraseTest {
    /** As the CLI 3.255 wrote them for the passphrase "correct horse". */
    private static final String SALT = "v1:CaGSH+VeqPY=:v1:aqA1jtZfmO/6c/EO:iEE8j9UeHQCcqfbqJV6+SRq5/YDh/A==";

    private static final String CIPHERTEXT = "v1:+pWOL8GIyA7YslFT:x/KRtauLyyZgqEwqy5qBLzTyMB80jcsNZkhteoxY";

    @Test
    void readsWhatTheCliEncrypted() {
        Passphrase passphrase = new Passphrase("correct horse");
        Crypter crypter = passphrase.crypter(SALT);

        assertThat(crypter.decrypt(CIPHERTEXT)).isEqualTo("battery staple");
        assertThat(crypter.state()).isEqualTo(SALT);
        assertThat(crypter.encrypt("battery staple")).isEqualTo(CIPHERTEXT);
        assertThat(crypter.decrypt(crypter.encrypt("ünïcode"))).isEqualTo("ünïcode");
        assertThat(passphrase.crypter()).isSameAs(crypter);
    }

    @Test
    void aWrongPassphraseIsNoticed() {
        assertThatThrownBy(() -> new Passphrase("wrong").crypter(SALT))
                .isInstanceOf(WrongPassphraseException.class)
                .hasMessage("incorrect passphrase");
    }

    @Test
    void whatIsNotACiphertextIsRefused() {
        assertThatThrownBy(() -> new Passphrase("x").crypter("v2:abc")).isInstanceOf(WrongPassphraseException.class);
    }
}
