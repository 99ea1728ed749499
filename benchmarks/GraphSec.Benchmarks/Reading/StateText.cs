using System.Globalization;
using System.Text;

namespace GraphSec.Benchmarks.Reading;

/// <summary>Writes a raw state file as terraform does: indented, every attribute of every instance, those nobody set too.</summary>
internal static class StateText
{
    /// <summary>Writes resources until the file has as many bytes.</summary>
    public static void Write(string path, long bytes)
    {
        using var output = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        output.Write("{\n  \"version\": 4,\n  \"terraform_version\": \"1.9.8\",\n  \"serial\": 7,\n"
            + "  \"lineage\": \"0b5c1a1e-7c52-4d0b-9a35-0f8de0c9a111\",\n  \"outputs\": {},\n  \"resources\": [\n");
        for (var i = 0; output.BaseStream.Position < bytes; i++)
        {
            output.Write(i == 0 ? "" : ",\n");
            output.Write(Resource.Replace("INDEX", i.ToString("d7", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("BEFORE", Math.Max(0, i - 3).ToString("d7", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        output.Write("\n  ],\n  \"check_results\": null\n}\n");
    }

    private const string Resource =
        """
            {
              "mode": "managed",
              "type": "aws_instance",
              "name": "serverINDEX",
              "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]",
              "instances": [
                {
                  "schema_version": 1,
                  "attributes": {
                    "ami": "ami-0a1b2c3d4e5f60718",
                    "arn": "arn:aws:ec2:eu-central-1:123456789012:instance/i-0f1e2d3c4INDEX",
                    "associate_public_ip_address": false,
                    "availability_zone": "eu-central-1a",
                    "capacity_reservation_specification": [
                      {
                        "capacity_reservation_preference": "open",
                        "capacity_reservation_target": []
                      }
                    ],
                    "cpu_core_count": 2,
                    "cpu_options": [{ "amd_sev_snp": "", "core_count": 2, "threads_per_core": 1 }],
                    "credit_specification": [],
                    "disable_api_stop": false,
                    "disable_api_termination": false,
                    "ebs_block_device": [],
                    "ebs_optimized": false,
                    "enclave_options": [{ "enabled": false }],
                    "ephemeral_block_device": [],
                    "get_password_data": false,
                    "hibernation": false,
                    "host_id": "",
                    "iam_instance_profile": "profileINDEX",
                    "id": "i-0f1e2d3c4INDEX",
                    "instance_initiated_shutdown_behavior": "stop",
                    "instance_state": "running",
                    "instance_type": "t3.large",
                    "ipv6_address_count": 0,
                    "ipv6_addresses": [],
                    "key_name": "",
                    "launch_template": [],
                    "maintenance_options": [{ "auto_recovery": "default" }],
                    "metadata_options": [
                      {
                        "http_endpoint": "enabled",
                        "http_protocol_ipv6": "disabled",
                        "http_put_response_hop_limit": 1,
                        "http_tokens": "required",
                        "instance_metadata_tags": "disabled"
                      }
                    ],
                    "monitoring": false,
                    "outpost_arn": "",
                    "password_data": "",
                    "placement_group": "",
                    "placement_partition_number": 0,
                    "primary_network_interface_id": "eni-0a9b8c7d6INDEX",
                    "private_dns": "ip-10-0-1-17.eu-central-1.compute.internal",
                    "private_ip": "10.0.1.17",
                    "public_dns": "",
                    "public_ip": "",
                    "root_block_device": [
                      {
                        "delete_on_termination": true,
                        "device_name": "/dev/xvda",
                        "encrypted": true,
                        "iops": 3000,
                        "kms_key_id": "arn:aws:kms:eu-central-1:123456789012:key/2c5a1f0e-11aa-4e6b-9d55-3f8b6a7c9d10",
                        "tags": {},
                        "throughput": 125,
                        "volume_id": "vol-0d1c2b3a4INDEX",
                        "volume_size": 30,
                        "volume_type": "gp3"
                      }
                    ],
                    "security_groups": [],
                    "source_dest_check": true,
                    "spot_instance_request_id": "",
                    "subnet_id": "subnet-0123456789abcdef0",
                    "tags": { "Name": "serverINDEX", "Environment": "prod" },
                    "tags_all": { "Name": "serverINDEX", "Environment": "prod", "Owner": "platform" },
                    "tenancy": "default",
                    "timeouts": null,
                    "user_data": "5f2b1c0d9e8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c",
                    "user_data_base64": null,
                    "user_data_replace_on_change": false,
                    "volume_tags": null,
                    "vpc_security_group_ids": ["sg-0a1b2c3d4e5f60718", "sg-0918273645546372a"]
                  },
                  "sensitive_attributes": [],
                  "private": "eyJlMmJmYjczMC1lY2FhLTExZTYtOGY4OC0zNDM2M2JjN2M0YzAiOnsiY3JlYXRlIjo2MDAwMDAwMDAwMDB9fQ==",
                  "dependencies": ["aws_instance.serverBEFORE"]
                }
              ]
            }
        """;
}
