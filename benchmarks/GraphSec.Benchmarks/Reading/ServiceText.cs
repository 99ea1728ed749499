namespace GraphSec.Benchmarks.Reading;

/// <summary>The texts that <see cref="ServiceFolder"/> puts together.</summary>
internal static class ServiceText
{
    public const string Root =
        """
        terraform {
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "~> 5.0"
            }
          }
        }

        provider "aws" {
          region                      = var.region
          skip_credentials_validation = true
        }

        locals {
          prefix  = "${var.project}-${var.environment}"
          zones   = { for index, zone in ["a", "b", "c"] : zone => cidrsubnet(var.range, 4, index) }
          private = [for zone in sort(keys(local.zones)) : aws_subnet.private[zone].id]
          tags = {
            Project     = var.project
            Environment = var.environment
          }
        }

        resource "aws_vpc" "main" {
          cidr_block = var.range
          tags       = merge(local.tags, { Name = local.prefix })
        }

        resource "aws_subnet" "private" {
          for_each          = local.zones
          vpc_id            = aws_vpc.main.id
          cidr_block        = each.value
          availability_zone = "${var.region}${each.key}"
        }

        resource "aws_ecs_cluster" "main" {
          name = local.prefix
        }

        resource "aws_kms_key" "main" {
          description         = "Key of ${local.prefix}"
          enable_key_rotation = true
        }

        resource "aws_lb" "main" {
          name     = local.prefix
          internal = true
          subnets  = local.private
        }

        resource "aws_lb_listener" "main" {
          load_balancer_arn = aws_lb.main.arn
          port              = 80

          default_action {
            type = "fixed-response"
            fixed_response {
              content_type = "text/plain"
              status_code  = 404
            }
          }
        }

        """;

    public const string Variables =
        """
        variable "region" {
          type    = string
          default = "eu-central-1"
        }

        variable "project" {
          type    = string
          default = "shop"
        }

        variable "environment" {
          description = "Where this runs: it becomes part of every name."
          type        = string
          default     = "prod"
        }

        variable "range" {
          type    = string
          default = "10.0.0.0/16"
        }

        variable "ports" {
          type = list(object({
            port        = number
            description = optional(string, "service")
          }))
          default = [{ port = 8080 }, { port = 8443, description = "encrypted" }]
        }

        variable "alarms" {
          type    = map(number)
          default = { cpu = 80, memory = 90, errors = 5 }
        }

        """;

    public const string Queue =
        """
        variable "name" { type = string }
        variable "key_arn" { type = string }
        variable "consumers" { type = list(string) }

        locals {
          queues = toset(["orders", "mails"])
        }

        resource "aws_sqs_queue" "dead" {
          for_each          = local.queues
          name              = "${var.name}-${each.key}-dead"
          kms_master_key_id = var.key_arn
        }

        resource "aws_sqs_queue" "main" {
          for_each          = local.queues
          name              = "${var.name}-${each.key}"
          kms_master_key_id = var.key_arn
          redrive_policy = jsonencode({
            deadLetterTargetArn = aws_sqs_queue.dead[each.key].arn
            maxReceiveCount     = 5
          })
        }

        resource "aws_sns_topic" "main" {
          for_each = local.queues
          name     = "${var.name}-${each.key}"
        }

        resource "aws_sns_topic_subscription" "main" {
          for_each  = local.queues
          topic_arn = aws_sns_topic.main[each.key].arn
          protocol  = "sqs"
          endpoint  = aws_sqs_queue.main[each.value].arn
        }

        resource "aws_sqs_queue_policy" "main" {
          for_each  = local.queues
          queue_url = aws_sqs_queue.main[each.key].id
          policy    = data.aws_iam_policy_document.queue[each.key].json
        }

        data "aws_iam_policy_document" "queue" {
          for_each = local.queues

          statement {
            sid       = "Consume"
            actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
            resources = [aws_sqs_queue.main[each.key].arn]

            principals {
              type        = "AWS"
              identifiers = var.consumers
            }
          }
        }

        resource "aws_cloudwatch_metric_alarm" "dead" {
          for_each            = local.queues
          alarm_name          = format("%s-%s-dead", var.name, each.key)
          comparison_operator = "GreaterThanThreshold"
          evaluation_periods  = 1
          threshold           = 0
          dimensions          = { QueueName = aws_sqs_queue.dead[each.key].name }
        }

        output "arns" {
          description = "Arns of the queues by their short names."
          value       = { for key, queue in aws_sqs_queue.main : key => queue.arn }
        }

        """;

    public const string Service =
        """
        # NAME: one service of many, with what it needs beside it.
        locals {
          NAME_name = "${local.prefix}-NAME"
          NAME_environment = {
            QUEUE  = module.NAME_queue.arns["orders"]
            BUCKET = aws_s3_bucket.NAME["data"].bucket
            TABLE  = try(aws_dynamodb_table.NAME[0].name, "")
          }
        }

        variable "NAME_desired" {
          description = "How many tasks of NAME shall run."
          type        = number
          default     = 2
        }

        module "NAME_queue" {
          source    = "./modules/queue"
          name      = local.NAME_name
          key_arn   = aws_kms_key.main.arn
          consumers = [aws_iam_role.NAME_task.arn]
        }

        resource "aws_security_group" "NAME" {
          name        = local.NAME_name
          description = "Traffic of NAME"
          vpc_id      = aws_vpc.main.id
          tags        = merge(local.tags, { Name = local.NAME_name })

          dynamic "ingress" {
            for_each = var.ports
            content {
              description = ingress.value.description
              from_port   = ingress.value.port
              to_port     = ingress.value.port
              protocol    = "tcp"
              cidr_blocks = [aws_vpc.main.cidr_block]
            }
          }
        }

        resource "aws_security_group_rule" "NAME" {
          count             = length(var.ports)
          type              = "egress"
          from_port         = var.ports[count.index].port
          to_port           = var.ports[count.index].port
          protocol          = "tcp"
          cidr_blocks       = ["0.0.0.0/0"]
          security_group_id = aws_security_group.NAME.id
        }

        resource "aws_iam_role" "NAME_task" {
          name = "${local.NAME_name}-task"
          assume_role_policy = <<-POLICY
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Action": "sts:AssumeRole",
                  "Principal": { "Service": "ecs-tasks.amazonaws.com" },
                  "Effect": "Allow"
                }
              ]
            }
          POLICY
        }

        resource "aws_iam_role" "NAME_execution" {
          name               = "${local.NAME_name}-execution"
          assume_role_policy = aws_iam_role.NAME_task.assume_role_policy
        }

        data "aws_iam_policy_document" "NAME" {
          statement {
            sid       = "Bucket"
            actions   = ["s3:GetObject", "s3:PutObject"]
            resources = [for bucket in aws_s3_bucket.NAME : "${bucket.arn}/*"]
          }

          statement {
            sid       = "Queue"
            actions   = ["sqs:SendMessage"]
            resources = values(module.NAME_queue.arns)
          }
        }

        resource "aws_iam_role_policy" "NAME" {
          name   = local.NAME_name
          role   = aws_iam_role.NAME_task.id
          policy = data.aws_iam_policy_document.NAME.json
        }

        resource "aws_iam_role_policy_attachment" "NAME" {
          role       = aws_iam_role.NAME_execution.name
          policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
        }

        resource "aws_s3_bucket" "NAME" {
          for_each = toset(["data", "logs", "reports"])
          bucket   = "${local.NAME_name}-${each.key}"
          tags     = local.tags
        }

        resource "aws_s3_bucket_public_access_block" "NAME" {
          for_each                = aws_s3_bucket.NAME
          bucket                  = each.value.id
          block_public_acls       = true
          block_public_policy     = true
          ignore_public_acls      = true
          restrict_public_buckets = true
        }

        resource "aws_s3_bucket_versioning" "NAME" {
          for_each = aws_s3_bucket.NAME
          bucket   = each.value.id

          versioning_configuration {
            status = each.key == "logs" ? "Suspended" : "Enabled"
          }
        }

        resource "aws_s3_bucket_server_side_encryption_configuration" "NAME" {
          for_each = aws_s3_bucket.NAME
          bucket   = each.value.id

          rule {
            apply_server_side_encryption_by_default {
              kms_master_key_id = aws_kms_key.main.arn
              sse_algorithm     = "aws:kms"
            }
          }
        }

        resource "aws_dynamodb_table" "NAME" {
          count        = var.NAME_desired > 1 ? 1 : 0
          name         = local.NAME_name
          billing_mode = "PAY_PER_REQUEST"
          hash_key     = "id"

          attribute {
            name = "id"
            type = "S"
          }

          server_side_encryption {
            enabled     = true
            kms_key_arn = aws_kms_key.main.arn
          }
        }

        resource "aws_cloudwatch_log_group" "NAME" {
          name              = "/ecs/${local.NAME_name}"
          retention_in_days = 30
          kms_key_id        = aws_kms_key.main.arn
        }

        resource "aws_ecs_task_definition" "NAME" {
          family                   = local.NAME_name
          requires_compatibilities = ["FARGATE"]
          network_mode             = "awsvpc"
          cpu                      = 256
          memory                   = 512
          task_role_arn            = aws_iam_role.NAME_task.arn
          execution_role_arn       = aws_iam_role.NAME_execution.arn
          container_definitions = jsonencode([
            {
              name        = "NAME"
              image       = "registry.example.com/${var.project}/NAME:stable"
              essential   = true
              environment = [for key, value in local.NAME_environment : { name = key, value = value }]
              logConfiguration = {
                logDriver = "awslogs"
                options   = { awslogs-group = aws_cloudwatch_log_group.NAME.name, awslogs-region = var.region }
              }
            }
          ])
        }

        resource "aws_lb_target_group" "NAME" {
          name        = substr(local.NAME_name, 0, 32)
          port        = 8080
          protocol    = "HTTP"
          target_type = "ip"
          vpc_id      = aws_vpc.main.id
        }

        resource "aws_lb_listener_rule" "NAME" {
          listener_arn = aws_lb_listener.main.arn

          action {
            type             = "forward"
            target_group_arn = aws_lb_target_group.NAME.arn
          }

          condition {
            path_pattern {
              values = ["/NAME/*"]
            }
          }
        }

        resource "aws_ecs_service" "NAME" {
          name            = local.NAME_name
          cluster         = aws_ecs_cluster.main.id
          task_definition = aws_ecs_task_definition.NAME.arn
          desired_count   = var.NAME_desired

          network_configuration {
            subnets         = local.private
            security_groups = [aws_security_group.NAME.id]
          }

          load_balancer {
            target_group_arn = aws_lb_target_group.NAME.arn
            container_name   = "NAME"
            container_port   = var.ports[0].port
          }

          lifecycle {
            ignore_changes = [desired_count]
          }
        }

        resource "aws_cloudwatch_metric_alarm" "NAME" {
          for_each            = var.alarms
          alarm_name          = "${local.NAME_name}-${each.key}"
          comparison_operator = "GreaterThanThreshold"
          evaluation_periods  = 2
          metric_name         = each.key
          namespace           = "AWS/ECS"
          statistic           = "Average"
          period              = 60
          threshold           = each.value
          dimensions          = { ServiceName = aws_ecs_service.NAME.name }
        }

        resource "aws_ssm_parameter" "NAME" {
          for_each = local.NAME_environment
          name     = "/${local.NAME_name}/${lower(each.key)}"
          type     = "SecureString"
          value    = each.value
          key_id   = aws_kms_key.main.key_id
        }

        resource "aws_ssm_parameter" "NAME_before" {
          name  = "/${local.NAME_name}/before"
          type  = "String"
          value = BEFORE
        }

        output "NAME_role" {
          value = aws_iam_role.NAME_task.arn
        }

        """;
}
