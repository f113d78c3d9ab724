import { Hono } from "hono";
import { expect, it } from "vitest";
import { describeInBrowser } from "../browser.ts";
import { createIncidentWorld } from "../incidents/incident-world.ts";
import { serveIncidents as serve } from "../incidents/serve-incidents.ts";

describeInBrowser("whoever changes an incident", (open) => {
  it("changes status and owner by keyboard, and says so", async () => {
    const { incidents, ...served } = await createIncidentWorld();
    const [incident] = incidents.list();
    const id = incident?.id ?? "";
    const { page, problems } = await open({ url: await serve(served), at: `/incidents/${id}` });
    const form = page.getByRole("form", { name: "Change the incident" });
    await form.getByLabel("Status").focus();
    await page.keyboard.type("Closed");
    await form.getByLabel("Classification").focus();
    await page.keyboard.type("Benign");
    await form.getByRole("button", { name: "Save" }).press("Enter");
    await page.getByText("Saved: status Closed, benign positive.").waitFor();
    expect(incidents.get(id)).toMatchObject({ status: "Closed", classification: "BenignPositive" });
    await page
      .getByRole("region", { name: /^Timeline/u })
      .getByText("Status: New → Closed")
      .waitFor();

    await form.getByRole("button", { name: "Assign to me" }).press("Enter");
    await page.getByLabel("Your name, as owners are called").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("tom@contoso.example");
    await page.keyboard.press("Enter");
    await page.getByText("Saved: owner tom@contoso.example.").waitFor();
    expect(incidents.get(id)?.owner).toBe("tom@contoso.example");
    await page.getByRole("link", { name: "← All incidents" }).press("Enter");
    await page.getByRole("combobox", { name: "Owner" }).selectOption("mine");
    await page.getByText("1 of 2").waitFor();
    expect(problems).toEqual([]);
  });

  it("leaves a status that is not saved when it assigns, and the keyboard where it was", async () => {
    const { incidents, ...served } = await createIncidentWorld();
    const [incident] = incidents.list();
    const { page, problems } = await open({ url: await serve(served), at: `/incidents/${incident?.id}` });
    const form = page.getByRole("form", { name: "Change the incident" });
    await form.getByLabel("Status").selectOption("Active");
    await form.getByRole("button", { name: "Assign to me" }).press("Enter");
    await page.getByLabel("Your name, as owners are called").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("tom@contoso.example");
    await page.keyboard.press("Enter");
    await page.getByText("Saved: owner tom@contoso.example.").waitFor();
    await form.getByRole("button", { name: "Assign to me" }).and(page.locator(":focus")).waitFor();
    await expect(form.getByLabel("Status").inputValue()).resolves.toBe("Active");
    await form.getByRole("button", { name: "Save" }).press("Enter");
    await page.getByText("Saved: status Active.").waitFor();
    expect(incidents.get(incident?.id ?? "")).toMatchObject({ status: "Active", owner: "tom@contoso.example" });
    expect(problems).toEqual([]);
  });

  it("keeps the draft when somebody was quicker, and says so", async () => {
    const { incidents, ...served } = await createIncidentWorld();
    const [incident] = incidents.list();
    const id = incident?.id ?? "";
    let isFirst = true;
    const routes = new Hono().use(async (context, next) => {
      if (context.req.method === "PUT" && isFirst) {
        isFirst = false;
        incidents.change(id, { owner: "ada" }, 0);
      }
      return next();
    });
    routes.route("/", served.routes);
    const { page } = await open({ url: await serve({ ...served, routes }), at: `/incidents/${id}` });
    const form = page.getByRole("form", { name: "Change the incident" });
    await form.getByLabel("Status").selectOption("Active");
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByText(/^Not saved\. The incident has changed since it was read/u).waitFor();
    await page.locator(".incidents-owner", { hasText: "ada" }).waitFor();
    await expect(form.getByLabel("Status").inputValue()).resolves.toBe("Active");
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved: status Active.").waitFor();
    expect(incidents.get(id)).toMatchObject({ status: "Active", owner: "ada" });
  });
});
