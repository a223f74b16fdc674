namespace Shop.Orders
{
    public abstract class FunctionBase
    {
        protected static readonly string Name = Environment.GetEnvironmentVariable("NAME") ?? throw new Exception("NAME");

        protected void Log(string level) => Console.WriteLine(level);
    }

    public interface IStore
    {
        Task Save(string order);
    }
}
