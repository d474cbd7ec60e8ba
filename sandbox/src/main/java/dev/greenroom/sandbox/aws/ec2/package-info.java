/** EC2's network: VPCs, subnets, security groups and their rules, and the network interfaces that other services hold. */
package dev.greenroom.sandbox.aws.ec2;
