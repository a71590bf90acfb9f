using Cpor.Ledger.LocalPostgres.Discovery;
using Cpor.Ledger.LocalPostgres.Tests.Scenery;

namespace Cpor.Ledger.LocalPostgres.Tests;

/// <summary>Where PostgreSQL is sought. The machines are made up; on a real macOS or Windows this is untried.</summary>
public class finding_postgres
{
    private static readonly LocalPostgresOptions _options = new() { DataFolder = "/data" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task the_highest_major_of_debian_packages_is_taken()
    {
        var machine = FakeMachine.Linux()
            .WithPostgres("/usr/lib/postgresql/15/bin", 15)
            .WithPostgres("/usr/lib/postgresql/17/bin", 17)
            .WithPostgres("/usr/lib/postgresql/16/bin", 16);

        (await Best(machine)).ShouldBe(new PostgresBinaries("/usr/lib/postgresql/17/bin", 17));
    }

    [Theory]
    [InlineData("/usr/pgsql-18/bin")]
    [InlineData("/usr/lib64/postgresql-18/bin")]
    [InlineData("/usr/libexec/postgresql18")]
    [InlineData("/usr/local/pgsql/bin")]
    [InlineData("/opt/postgresql18/bin")]
    [InlineData("/home/linuxbrew/.linuxbrew/opt/postgresql@18/bin")]
    public async Task other_linux_packages_are_found(string folder) =>
        (await Best(FakeMachine.Linux().WithPostgres(folder, 18))).Folder.ShouldBe(folder);

    [Theory]
    [InlineData("/opt/homebrew/opt/postgresql@18/bin")]
    [InlineData("/usr/local/opt/postgresql@18/bin")]
    [InlineData("/Applications/Postgres.app/Contents/Versions/18/bin")]
    [InlineData("/Library/PostgreSQL/18/bin")]
    [InlineData("/opt/local/lib/postgresql18/bin")]
    public async Task macos_packages_are_found_though_untried_on_a_real_mac(string folder) =>
        (await Best(FakeMachine.MacOS().WithPostgres(folder, 18))).Folder.ShouldBe(folder);

    [Theory]
    [InlineData("C:/Program Files/PostgreSQL/18/bin")]
    [InlineData("C:/Users/ada/scoop/apps/postgresql/current/bin")]
    public async Task windows_installers_are_found_though_untried_on_a_real_windows(string folder) =>
        (await Best(FakeMachine.Windows().WithPostgres(folder, 18))).Folder.ShouldBe(folder);

    [Fact]
    public async Task windows_path_is_cut_at_semicolons_though_untried_on_a_real_windows() =>
        (await Best(FakeMachine.Windows().With("PATH", @"C:\tools;D:\pg\bin\").WithPostgres("D:/pg/bin", 18)))
            .Major.ShouldBe(18);

    [Fact]
    public async Task a_link_on_path_is_followed_to_the_folder_with_all_programs()
    {
        var machine = FakeMachine.Linux()
            .With("PATH", "/usr/bin::/usr/local/bin")
            .WithPostgres("/srv/pg/bin", 16)
            .WithLink("/usr/local/bin/postgres", to: "/srv/pg/bin/postgres");

        (await Best(machine)).ShouldBe(new PostgresBinaries("/srv/pg/bin", 16));
    }

    [Fact]
    public async Task pg_config_is_asked_where_the_programs_are()
    {
        var machine = FakeMachine.Linux()
            .With("PATH", "/usr/bin")
            .WithProgram("/usr/bin/pg_config", says: "/srv/pg/bin")
            .WithPostgres("/srv/pg/bin", 16);

        (await Best(machine)).Folder.ShouldBe("/srv/pg/bin");
    }

    [Fact]
    public async Task the_named_folder_comes_before_a_newer_one()
    {
        var machine = FakeMachine.Linux()
            .With("LEDGER_PG_BIN", "/srv/pg/bin/")
            .WithPostgres("/srv/pg/bin", 15)
            .WithPostgres("/usr/lib/postgresql/18/bin", 18);

        (await Best(machine)).Folder.ShouldBe("/srv/pg/bin");
    }

    [Fact]
    public async Task a_named_folder_without_postgres_is_an_error_and_not_passed_over()
    {
        var machine = FakeMachine.Linux()
            .With("LEDGER_PG_BIN", "/srv/empty")
            .WithPostgres("/usr/lib/postgresql/18/bin", 18);

        var refusal = await Should.ThrowAsync<PostgresNotFoundException>(() => Best(machine));

        refusal.Message.ShouldContain("LEDGER_PG_BIN is /srv/empty");
    }

    [Fact]
    public async Task an_installed_one_comes_before_a_downloaded_one()
    {
        var machine = FakeMachine.Linux()
            .With("LEDGER_PG_CACHE", "/cache")
            .WithPostgres("/cache/linux-x64-18/native/bin", 18)
            .WithPostgres("/usr/lib/postgresql/15/bin", 15);

        (await Best(machine)).Major.ShouldBe(15);
    }

    [Fact]
    public async Task a_downloaded_one_is_used_again_without_asking()
    {
        var machine = FakeMachine.Linux()
            .With("LEDGER_PG_CACHE", "/cache")
            .WithPostgres("/cache/linux-x64-18/native/bin", 18);

        (await Best(machine)).Folder.ShouldBe("/cache/linux-x64-18/native/bin");
    }

    [Fact]
    public async Task too_old_or_incomplete_ones_are_passed_over()
    {
        var machine = FakeMachine.Linux()
            .WithPostgres("/usr/lib/postgresql/14/bin", 14)
            .WithProgram("/usr/lib/postgresql/18/bin/postgres", says: "postgres (PostgreSQL) 18.1");

        await Should.ThrowAsync<PostgresNotFoundException>(() => Best(machine));
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15)]
    [InlineData("postgres (PostgreSQL) 18.4", 18)]
    [InlineData("postgres (PostgreSQL) 19beta1", 19)]
    public async Task versions_are_read_as_they_are_printed(string line, int major) =>
        (await Best(FakeMachine.Linux().WithPostgres("/usr/local/pgsql/bin", line))).Major.ShouldBe(major);

    [Theory]
    [InlineData(MachineKind.Linux, "apt-get install postgresql")]
    [InlineData(MachineKind.MacOS, "brew install postgresql@18")]
    [InlineData(MachineKind.Windows, "winget install PostgreSQL.PostgreSQL.18")]
    internal async Task nothing_found_is_answered_with_the_commands_that_help(MachineKind kind, string command)
    {
        var refusal = await Should.ThrowAsync<PostgresNotFoundException>(() => Best(new FakeMachine(kind)));

        refusal.Message.ShouldContain(command);
        refusal.Message.ShouldContain("LEDGER_PG_BIN=");
        refusal.Message.ShouldContain("--allow-download");
    }

    [Fact]
    public async Task an_existing_cluster_gets_its_own_major_though_a_newer_one_is_named()
    {
        var machine = FakeMachine.Linux()
            .With("LEDGER_PG_BIN", "/srv/pg18/bin")
            .WithPostgres("/srv/pg18/bin", 18)
            .WithPostgres("/usr/lib/postgresql/15/bin", 15);

        (await For(machine, major: 15)).Folder.ShouldBe("/usr/lib/postgresql/15/bin");
    }

    [Fact]
    public async Task what_served_a_cluster_last_is_used_again()
    {
        var machine = FakeMachine.Linux()
            .WithPostgres("/srv/pg15/bin", 15)
            .WithPostgres("/usr/lib/postgresql/15/bin", 15);

        (await For(machine, major: 15, last: "/srv/pg15/bin")).Folder.ShouldBe("/srv/pg15/bin");
    }

    [Fact]
    public async Task what_was_upgraded_in_place_no_longer_serves_an_older_cluster()
    {
        var machine = FakeMachine.Linux()
            .WithPostgres("/usr/local/pgsql/bin", 16)
            .WithPostgres("/usr/lib/postgresql/15/bin", 15);

        (await For(machine, major: 15, last: "/usr/local/pgsql/bin")).Folder.ShouldBe("/usr/lib/postgresql/15/bin");
    }

    [Fact]
    public async Task the_wrong_major_is_answered_with_what_there_is_and_what_would_help()
    {
        var machine = FakeMachine.Linux().WithPostgres("/usr/lib/postgresql/18/bin", 18);

        var refusal = await Should.ThrowAsync<PostgresNotFoundException>(() => For(machine, major: 15));

        refusal.Message.ShouldContain("was made by PostgreSQL 15");
        refusal.Message.ShouldContain("18 in /usr/lib/postgresql/18/bin");
        refusal.Message.ShouldContain("apt-get install postgresql-15");
    }

    private static Task<PostgresBinaries> Best(FakeMachine machine) =>
        new BinariesChoice(machine, _options).ForNewAsync(Ct);

    private static Task<PostgresBinaries> For(FakeMachine machine, int major, string? last = null) =>
        new BinariesChoice(machine, _options).ForExistingAsync("/data/data", major, last, Ct);
}
