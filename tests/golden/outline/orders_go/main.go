package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"strconv"

	"example.com/orders/store"
	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
)

const topicVariable = "TOPIC"

var (
	stage = os.Getenv("STAGE")
	topic = mustHave(topicVariable)
	queue string
)

type handler struct {
	client *sqs.Client
	dead   string
}

func mustHave(name string) string {
	value := os.Getenv(name)
	if len(value) == 0 {
		log.Fatalf("%s is not set", name)
	}
	return value
}

func orElse(name, other string) string {
	if value, ok := os.LookupEnv(name); ok {
		return value
	}
	return other
}

func init() {
	queue = os.Getenv("QUEUE_URL")
	if _, ok := os.LookupEnv("REQUIRED"); !ok {
		panic("REQUIRED is not set")
	}
	if stage == "" {
		stage = "dev"
	}
}

func (h *handler) handle(ctx context.Context, event events.SQSEvent) error {
	limit, err := strconv.Atoi(os.Getenv("LIMIT"))
	if err != nil {
		return fmt.Errorf("no limit: %w", err)
	}
	if os.Getenv("BUCKET") == "" {
		return fmt.Errorf("no bucket")
	}
	for i := 0; i < limit; i++ {
		_, err = h.client.SendMessage(ctx, &sqs.SendMessageInput{
			QueueUrl: aws.String(queue),
		})
	}
	_, err = h.client.SendMessage(ctx, &sqs.SendMessageInput{QueueUrl: &h.dead})
	return h.save(ctx)
}

func (h *handler) save(ctx context.Context) error {
	return store.New(orElse("REGION", "eu-west-1")).Put(ctx, os.Getenv("NOTE"))
}

func never() {
	log.Print(os.Getenv("NEVER_READ"))
}

func main() {
	h := &handler{dead: os.Getenv("DEAD_LETTERS")}
	log.Print(numberOr("RETRIES", 3), need("REGION_NAME"))
	lambda.Start(h.handle)
}
