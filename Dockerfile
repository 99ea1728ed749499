# syntax=docker/dockerfile:1
# GraphSec without a shell, without root, without a package manager:
#   docker build -t graphsec .
#   docker run --rm --network none -v "$PWD:/code:ro" graphsec score .
# What it writes needs a folder of yours: add -v "$PWD/data:/code/data" --user "$(id -u)".
# There is no git and no terraform in it; collect from folders, archives and buckets.
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
COPY . .
RUN dotnet publish cli --configuration Release --output /program -p:DebugType=none

FROM mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled
LABEL org.opencontainers.image.title="GraphSec" \
      org.opencontainers.image.description="Says which Terraform resources deviate, why, and what would be usual instead" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /program /program
WORKDIR /code
USER $APP_UID
ENTRYPOINT ["/program/graphsec"]
CMD ["--help"]
