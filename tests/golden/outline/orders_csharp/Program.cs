namespace Shop.Orders;

public class Program
{
    public static async Task Main(string[] args)
    {
        try
        {
            await Run(new Uri(Environment.GetEnvironmentVariable("ENDPOINT")));
        }
        catch (IOException)
        {
        }
    }

    static Task Run(Uri address) => Task.CompletedTask;
}
