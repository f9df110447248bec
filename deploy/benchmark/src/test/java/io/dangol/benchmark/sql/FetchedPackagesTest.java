package io.dangol.benchmark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FetchedPackagesTest {
    @Test
    void onlyProgramsAndLibrariesAreFetchedOfWhatAptWouldInstall() {
        assertThat(FetchedPackages.packagesOf("""
                        'http://packages.example/pool/libp/libpq5_15.13-0_amd64.deb' libpq5_15.13-0%2bdeb12u1_amd64.deb 191000 SHA256:ab
                        'http://packages.example/pool/p/perl_5.36.0-7_amd64.deb' perl_5.36.0-7_amd64.deb 239000 SHA256:cd
                        'http://packages.example/pool/g/libc6_2.36_amd64.deb' libc6_2.36_amd64.deb 2700000 SHA256:ef
                        'http://packages.example/pool/l/libllvm14_14.0.6_amd64.deb' libllvm14_14.0.6_amd64.deb 24000000 SHA256:02
                        'http://packages.example/pool/p/postgresql-15_15.13_amd64.deb' postgresql-15_15.13_amd64.deb 17000 SHA256:01
                        E: something else
                        """)).containsExactly("libpq5", "postgresql-15");
    }
}
