/** Entity types and the identifiers that each can have (Microsoft Learn, "Microsoft Sentinel entity types reference"). */
export const entityIdentifiers: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    Account:
      "Name FullName NTDomain DnsDomain UPNSuffix Sid AadTenantId AadUserId PUID IsDomainJoined DisplayName ObjectGuid CloudAppAccountId IsAnonymized Stream",
    AzureResource: "ResourceId",
    CloudApplication: "AppId Name InstanceName InstanceId Risk Type",
    DNS: "DomainName",
    File: "Directory Name",
    FileHash: "Algorithm Value",
    Host: "DnsDomain NTDomain HostName FullName NetBiosName AzureID OMSAgentID OSFamily OSVersion IsDomainJoined",
    IP: "Address AddressScope",
    MailCluster:
      "NetworkMessageIds CountByDeliveryStatus CountByThreatType CountByProtectionStatus Threats Query QueryTime MailCount IsVolumeAnomaly Source ClusterSourceIdentifier ClusterSourceType ClusterQueryStartTime ClusterQueryEndTime ClusterGroup",
    MailMessage:
      "Recipient Urls Threats Sender P1Sender P1SenderDisplayName P1SenderDomain SenderIP P2Sender P2SenderDisplayName P2SenderDomain ReceivedDate NetworkMessageId InternetMessageId Subject BodyFingerprintBin1 BodyFingerprintBin2 BodyFingerprintBin3 BodyFingerprintBin4 BodyFingerprintBin5 AntispamDirection DeliveryAction DeliveryLocation Language ThreatDetectionMethods",
    Mailbox: "MailboxPrimaryAddress DisplayName Upn ExternalDirectoryObjectId RiskLevel",
    Malware: "Name Category",
    Process: "ProcessId CommandLine ElevationToken CreationTimeUtc",
    RegistryKey: "Hive Key",
    RegistryValue: "Name Value ValueType",
    SecurityGroup: "DistinguishedName SID ObjectGuid",
    SubmissionMail:
      "SubmissionId SubmissionDate Submitter NetworkMessageId Timestamp Recipient Sender SenderIp Subject ReportType",
    URL: "Url",
  }).map(([type, identifiers]) => [type, identifiers.split(" ")]),
);
