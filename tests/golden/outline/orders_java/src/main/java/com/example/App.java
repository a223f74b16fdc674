package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.example.store.Store;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

public class App extends Base implements RequestHandler<String, String> {
  private static final String TOPIC_NAME = "TOPIC";
  private static final String TOPIC = Objects.requireNonNull(System.getenv(TOPIC_NAME));
  private final String queue;
  private final Store store;
  private final SqsClient sqs = SqsClient.create();

  public App() {
    this(new Store(System.getenv("PREFIX")));
  }

  App(Store store) {
    this.store = store;
    this.queue = System.getenv("QUEUE_URL");
  }

  @Override
  public String handleRequest(String order, Context context) {
    if (order.isEmpty()) {
      store.remove(System.getenv("EMPTY").trim());
    }
    sqs.sendMessage(SendMessageRequest.builder().queueUrl(queue).messageBody(order).build());
    store.save(order);
    Notifier notifier = new Notifier(System.getenv("TOPIC_ARN"));
    notifier.send(order, System.getenv("CHANNEL"));
    notifier.sendTo(new Settings());
    notifier.sendQuietly(System.getenv("QUIET"));
    return describe() + store.count(order);
  }

  public static class Audit {
    public void audit(String order) {
      System.getenv("AUDIT").trim();
    }
  }
}
