package store

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

var archive, _ = os.LookupEnv("ARCHIVE")

type Store struct {
	client *dynamodb.Client
	table  string
}

func New(region string) *Store {
	return &Store{table: os.Getenv("TABLE")}
}

func (s *Store) Put(ctx context.Context, note string) error {
	_, err := s.client.PutItem(ctx, &dynamodb.PutItemInput{TableName: aws.String(s.table)})
	return err
}
