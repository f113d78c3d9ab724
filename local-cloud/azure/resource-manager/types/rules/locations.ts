/** Regions of Azure by their names (Microsoft Learn, "Azure regions list"): public cloud, then US government and China. */
const regions: ReadonlySet<string> = new Set(
  [
    "australiacentral australiaeast australiasoutheast austriaeast belgiumcentral brazilsouth canadacentral canadaeast",
    "centralindia centralus chilecentral eastasia eastus eastus2 francecentral germanywestcentral indonesiacentral",
    "israelcentral italynorth japaneast japanwest jioindiawest koreacentral koreasouth malaysiawest mexicocentral",
    "newzealandnorth northcentralus northeurope norwayeast polandcentral qatarcentral southafricanorth",
    "southcentralus southeastasia southindia spaincentral swedencentral switzerlandnorth uaenorth uksouth ukwest",
    "westcentralus westeurope westindia westus westus2 westus3",
    "usgovvirginia usgovarizona usgovtexas",
    "chinaeast2 chinaeast3 chinanorth2 chinanorth3",
  ].flatMap((line) => line.split(" ")),
);

/** `West Europe` and `westeurope` are the same place. */
export function canonicalLocation(location: string): string {
  return location.toLowerCase().replaceAll(" ", "");
}

export function isRegion(location: string): boolean {
  return regions.has(canonicalLocation(location));
}
