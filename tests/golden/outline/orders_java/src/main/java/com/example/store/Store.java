package com.example.store;

import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBClientBuilder;
import com.amazonaws.services.dynamodbv2.model.PutItemRequest;

public class Store {
  private final AmazonDynamoDB client = AmazonDynamoDBClientBuilder.defaultClient();
  private String table = System.getenv("TABLE");
  private String index = System.getenv("INDEX");

  public Store(String prefix) {
    if (prefix != null) {
      index = prefix;
    }
  }

  public void save(String order) {
    client.putItem(new PutItemRequest().withTableName(table));
  }

  public void remove(String order) {
    client.deleteItem(System.getenv("ARCHIVE"), null);
  }

  public int count(String order) {
    try {
      return Integer.parseInt(System.getenv("COUNT"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  public void never() {
    System.getenv("NEVER").trim();
  }
}
