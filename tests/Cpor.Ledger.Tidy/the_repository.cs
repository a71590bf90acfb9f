namespace Cpor.Ledger.Tidy;

public class the_repository
{
    [Fact]
    public void the_solution_file_exists() => File.Exists(Path.Combine(Repository.Root, "Cpor.Ledger.sln")).ShouldBeTrue();
}
