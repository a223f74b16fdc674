using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Shop.Orders;

public class Function : FunctionBase
{
    private const string QueueVariable = "QUEUE_URL";
    private static readonly int Limit = int.Parse(Environment.GetEnvironmentVariable("LIMIT"));
    private readonly string _queue;
    private readonly IStore _store;
    private readonly IAmazonSQS _sqs = new AmazonSQSClient();
    private readonly IAmazonSimpleNotificationService _sns = new AmazonSimpleNotificationServiceClient();

    private string Topic => Environment.GetEnvironmentVariable("TOPIC");

    public Function() : this(new Store())
    {
    }

    public Function(IStore store)
    {
        _store = store;
        _queue = Environment.GetEnvironmentVariable(QueueVariable);
    }

    public async Task<string> Handle(string order)
    {
        if (order.Length > Limit)
        {
            Log(Environment.GetEnvironmentVariable("LEVEL").ToUpper());
        }
        var request = new SendMessageRequest { QueueUrl = _queue, MessageBody = order };
        await _sqs.SendMessageAsync(request);
        await _sns.PublishAsync(Topic, order);
        await _store.Save(order);
        var archive = new Archive(null, Environment.GetEnvironmentVariable("ARCHIVE"));
        await archive.Keep(order, Environment.GetEnvironmentVariable("INDEX"));
        return Name;
    }

    public string Get() => Environment.GetEnvironmentVariable("GET")!.Trim();

    public class Inner
    {
        public void Run(string order)
        {
            string path = Environment.GetEnvironmentVariable("PATH_PREFIX");
            path ??= "/";
            Console.WriteLine(path.Trim());
        }
    }
}
