package com.example;

import software.amazon.awssdk.services.sns.SnsClient;

class Notifier {
  private final SnsClient sns = SnsClient.create();
  private final String topic;
  private final String sender = Settings.required("SENDER");
  private final String footer = Settings.optional("FOOTER");

  Notifier(String topic) {
    this.topic = topic;
  }

  void send(String order, String channel) {
    sns.publish(request -> request.topicArn(topic).message(channel.trim() + order));
  }

  void sendTo(Settings settings) {
    sns.publish(request -> request.topicArn(Settings.FALLBACK).message(settings.prefix().trim()));
  }

  void sendQuietly(String level) {
    try {
      send(level.trim(), "quiet");
    } catch (Exception e) {
      System.out.println(e);
    }
  }
}
