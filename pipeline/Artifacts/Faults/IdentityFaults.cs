using static GraphSec.Pipeline.Artifacts.Faults.Rules;

namespace GraphSec.Pipeline.Artifacts.Faults;

/// <summary>Who may do what, and by which secret.</summary>
internal static class IdentityFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("action-added", "a policy allows one thing more, by which one may gain others",
            Either(
                AddOneOf("data.aws_iam_policy_document", "statement.actions", Powers),
                AddOneOf("aws_iam_policy aws_iam_role_policy aws_iam_user_policy", "policy.Statement.Action", Powers))),
        Of("action-service-wildcard", "a policy allows all actions of a service",
            Either(
                AllOfService("data.aws_iam_policy_document", "statement.actions"),
                AllOfService("aws_iam_policy aws_iam_role_policy aws_iam_user_policy aws_s3_bucket_policy aws_sqs_queue_policy aws_sns_topic_policy",
                    "policy.Statement.Action"))),
        Of("action-wildcard", "a policy allows every action",
            Either(
                Set("data.aws_iam_policy_document", "statement.actions", "\"*\""),
                Set("aws_iam_policy aws_iam_role_policy aws_iam_user_policy "
                    + "aws_s3_bucket_policy aws_sqs_queue_policy aws_sns_topic_policy aws_kms_key", "policy.Statement.Action", "\"*\""))),
        Of("admin-policy", "it gets a policy of AWS that allows nearly everything",
            SetOneOf("aws_iam_role_policy_attachment aws_iam_user_policy_attachment aws_iam_group_policy_attachment", "policy_arn",
                Managed("AdministratorAccess"), Managed("PowerUserAccess"), Managed("IAMFullAccess"))),
        Of("api-anonymous", "a method of an API asks for nobody's name",
            Either(
                Set("aws_api_gateway_method", "authorization", "\"NONE\""),
                Set("aws_apigatewayv2_route aws_lambda_function_url", "authorization_type", "\"NONE\""))),
        Of("boundary-missing", "a role lost its boundary",
            Drop("aws_iam_role", "permissions_boundary")),
        Of("condition-missing", "a policy holds without its condition",
            Either(
                Drop("data.aws_iam_policy_document", "statement.condition"),
                Drop("aws_iam_policy aws_iam_role_policy aws_iam_user_policy "
                    + "aws_s3_bucket_policy aws_sqs_queue_policy aws_sns_topic_policy aws_kms_key", "policy.Statement.Condition"),
                Drop("aws_iam_role", "assume_role_policy.Statement.Condition"))),
        Of("database-login-off", "a database does not take IAM's word",
            Set("aws_db_instance aws_rds_cluster", "iam_database_authentication_enabled", "false", onlyFrom: "true")),
        Of("imds-v1", "metadata can be asked for without a token",
            Set("aws_instance aws_launch_template aws_launch_configuration", "metadata_options.http_tokens", "\"optional\"")),
        Of("invoker-any", "a function may be called from any source",
            Drop("aws_lambda_permission", "source_arn")),
        Of("login-simple", "one factor is enough to log in",
            Set("aws_cognito_user_pool", "mfa_configuration", "\"OFF\"")),
        Of("policy-effect-turned", "what was denied is allowed",
            Either(
                Set("data.aws_iam_policy_document", "statement.effect", "\"Allow\"", onlyFrom: "\"Deny\""),
                Set("aws_iam_policy aws_iam_role_policy aws_iam_user_policy "
                    + "aws_s3_bucket_policy aws_sqs_queue_policy aws_sns_topic_policy aws_kms_key", "policy.Statement.Effect", "\"Allow\"",
                    onlyFrom: "\"Deny\""))),
        Of("policy-of-another", "a role gets the policy of another",
            Another("aws_iam_role_policy_attachment aws_iam_user_policy_attachment", "aws_iam_policy")),
        Of("principal-other", "another service may take the role",
            Either(
                SetOneOf("aws_iam_role", "assume_role_policy.Statement.Principal.Service", Services),
                SetOneOf("data.aws_iam_policy_document", "statement.principals.identifiers", Services))),
        Of("principal-wildcard", "everybody may take the role or use the resource",
            Either(
                Set("aws_iam_role", "assume_role_policy.Statement.Principal.AWS", "\"*\""),
                Set("data.aws_iam_policy_document", "statement.principals.identifiers", "\"*\""),
                Set("aws_iam_policy aws_iam_role_policy aws_iam_user_policy "
                    + "aws_s3_bucket_policy aws_sqs_queue_policy aws_sns_topic_policy aws_kms_key", "policy.Statement.Principal.AWS", "\"*\""))),
        Of("resource-wildcard", "a policy holds for every resource",
            Either(
                Set("data.aws_iam_policy_document", "statement.resources", "\"*\""),
                Set("aws_iam_policy aws_iam_role_policy aws_iam_user_policy "
                    + "aws_s3_bucket_policy aws_sqs_queue_policy aws_sns_topic_policy aws_kms_key", "policy.Statement.Resource", "\"*\""))),
        Of("role-of-another", "it runs under the role of something else",
            Another("aws_lambda_function aws_instance aws_ecs_task_definition aws_eks_cluster aws_flow_log "
                + "aws_codebuild_project aws_iam_role_policy aws_iam_role_policy_attachment aws_iam_instance_profile "
                + "aws_sfn_state_machine aws_rds_cluster_instance", "aws_iam_role")),
        Of("secret-in-code", "a secret stands in the code",
            Either(
                SetWhere("aws_ssm_parameter", "type", "\"SecureString\"", "value", "word"),
                WrittenOut.Secret)),
        Of("secret-rotation-off", "a secret is not rotated",
            Orphan("aws_secretsmanager_secret aws_rds_cluster aws_redshift_cluster", "aws_secretsmanager_secret_rotation")),
        Of("session-long", "a role is held for a working day or longer",
            SetOneOf("aws_iam_role", "max_session_duration", "43200", "36000", "28800", "21600")),
    ];

    private static string[] Powers =>
        [.. ((string[])["iam:PassRole", "iam:CreateAccessKey", "iam:AttachRolePolicy", "iam:PutRolePolicy", "sts:AssumeRole", "s3:DeleteBucket", "kms:ScheduleKeyDeletion",
            "kms:Decrypt", "lambda:UpdateFunctionCode", "ec2:RunInstances", "s3:PutBucketPolicy", "secretsmanager:GetSecretValue", "logs:DeleteLogGroup"])
            .Select(action => $"\"{action}\"")];

    /// <summary>The first action's service, and every action of it.</summary>
    private static FaultRule AllOfService(string types, string path) => (graph, block, random) =>
        graph.CellsAt(block, path).Find(c => c.Outcome.StartsWith('"') && c.Outcome.IndexOf(':', StringComparison.Ordinal) > 0) is { } action
            ? Set(types, path, $"{action.Outcome[..action.Outcome.IndexOf(':', StringComparison.Ordinal)]}:*\"")(graph, block, random)
            : null;

    private static string Managed(string policy) => $"\"arn:aws:iam::aws:policy/{policy}\"";

    private static string[] Services =>
        [.. ((string[])["ecs-tasks", "ec2", "lambda", "eks", "events", "states", "codebuild", "firehose", "glue", "rds", "apigateway", "sagemaker", "batch",
            "vpc-flow-logs", "monitoring.rds", "config"]).Select(service => $"\"{service}.amazonaws.com\"")];

    private static Fault Of(string name, string meaning, FaultRule rule) => Rules.Of(FaultFamily.Identity, name, meaning, rule);
}
