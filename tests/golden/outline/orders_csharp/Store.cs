using Amazon.DynamoDBv2;

namespace Shop.Orders;

public class Store : IStore
{
    private readonly AmazonDynamoDBClient _client = new();

    public Task Save(string order) => _client.PutItemAsync(Settings.Table, null);
}

public class Archive(IAmazonDynamoDB client, string table)
{
    private readonly string _owner = Settings.Required("OWNER");

    public Task Keep(string order, string index) => client.PutItemAsync(table, index.ToLower() + Settings.Index().Trim());
}

public static class Settings
{
    public static string Required(string name) => Environment.GetEnvironmentVariable(name) ?? throw new ArgumentException(name);
    public static string Index() => Environment.GetEnvironmentVariable("INDEX_NAME");
    public static string Table { get; } = Environment.GetEnvironmentVariable("TABLE");
    public static readonly string Unused = Environment.GetEnvironmentVariable("UNUSED");
}
