import type { TokenCredential } from "@azure/core-auth";
import { BlobServiceClient } from "@azure/storage-blob";
import type { ContainerClient } from "@azure/storage-blob";
import type { StatusTable } from "../http-answer.ts";

/** Containers of the function's storage account; the deployment makes them. */
export type ContainerName = "checkpoints" | "rejected-events";

const remedy =
  "Give the function's identity the role Storage Blob Data Owner on the storage account; a new assignment takes up to 30 minutes.";

/** What Blob Storage's statuses mean (Blob service REST API, "Error codes"). */
export const blobStatuses: StatusTable = {
  400: {
    category: "storage_refused",
    message: "it does not understand the request.",
    remedy: "Check STORAGE_BLOB_URI.",
  },
  401: { category: "storage_refused", message: "it does not know the identity.", remedy },
  403: { category: "storage_refused", message: "the identity may not use the storage account.", remedy },
  404: {
    category: "storage_refused",
    message: "the container is not there.",
    remedy: "Deploy again: the template makes the containers checkpoints and rejected-events.",
  },
  409: { category: "lost_race", message: "another run wrote at the same time." },
  412: { category: "lost_race", message: "another run wrote at the same time." },
};

/**
 * Opens a container. The client's own retries are off, and so is its timeout, which only tells the service
 * (`tryTimeoutInMs` sets a query parameter): every call is given a signal by the engine.
 * @param blobUri - STORAGE_BLOB_URI.
 */
export function openContainer(blobUri: string, credential: TokenCredential, name: ContainerName): ContainerClient {
  return new BlobServiceClient(blobUri, credential, { retryOptions: { maxTries: 1 } }).getContainerClient(name);
}
