# Read by bin/standalone.conf before the server starts: a secret that lies in a file, such as a credential of systemd or what the agent of
# a vault has mounted, takes the place of the variable. A file that cannot be read or is empty keeps the server from starting.
for name in REGISTRATION_DB_PASSWORD REGISTRATION_DB_OWNER_PASSWORD REGISTRATION_METRICS_TOKEN REGISTRATION_S3_SECRET_KEY \
    REGISTRATION_BROKER_PASSWORD; do
    eval "file=\${${name}_FILE:-}"
    if [ -n "$file" ]; then
        value=$(cat "$file") || exit 1
        if [ -z "$value" ]; then
            echo "${name}_FILE=$file is empty" >&2
            exit 1
        fi
        export "$name=$value"
    fi
done
unset name file value
