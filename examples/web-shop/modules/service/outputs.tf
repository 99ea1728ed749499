output "security_group_id" {
  value = aws_security_group.this.id
}

output "service_name" {
  value = aws_ecs_service.this.name
}

output "task_role_name" {
  value = aws_iam_role.task.name
}

output "target_group_arn_suffix" {
  value = aws_lb_target_group.this.arn_suffix
}
