package org.mandate.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mandate.app.files.Looking;
import org.mandate.app.web.Doorway;
import org.mandate.app.web.Route;
import org.mandate.app.web.SmallForms;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The web server: Spring serves the routes and brings its trusted parts, which are request forgery
 * tokens, response headers and the request firewall. Who may do what is decided in the doorway.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
      "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration"
    })
public class WebServer implements WebMvcConfigurer {
  private static final String CONTENT =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  static ConfigurableApplicationContext start(Settings settings, Composition program) {
    SpringApplication application = new SpringApplication(WebServer.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", settings.port(),
            "server.address", settings.listen(),
            "server.shutdown", "graceful",
            "server.forward-headers-strategy", "none",
            "spring.threads.virtual.enabled", true,
            // What a form may have is said in SmallForms; Tomcat takes the largest without a file.
            "server.tomcat.max-http-form-post-size", SealedRoutes.LARGEST + "MB",
            "spring.servlet.multipart.max-file-size", "64MB",
            "spring.servlet.multipart.max-request-size", "65MB",
            "spring.main.banner-mode", "off"));
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("program", program));
    return application.run();
  }

  @Bean
  RouterFunction<ServerResponse> routes(Composition program) {
    Doorway doorway = program.doorway();
    return doorway.serve(Routes.of(program.pages));
  }

  /** Streams end before the server waits for its last requests. */
  @Bean
  SmartLifecycle streams(Composition program) {
    return new SmartLifecycle() {
      private volatile boolean running;

      @Override
      public void start() {
        running = true;
      }

      @Override
      public void stop() {
        running = false;
        program.pulse.endAll();
      }

      @Override
      public boolean isRunning() {
        return running;
      }
    };
  }

  @Bean
  FilterRegistrationBean<SmallForms> smallForms(Composition program) {
    List<SmallForms.Large> large = new ArrayList<>();
    Doorway doorway = program.doorway();
    for (Route r : Routes.of(program.pages)) {
      if (!r.method().equals("POST")) {
        continue;
      }
      if (SealedRoutes.LARGE.containsKey(r.path())) {
        int most = SealedRoutes.LARGE.getOrDefault(r.path(), 0);
        String takes = "An election of this program has at most " + most + " MB at once here";
        large.add(SmallForms.Large.of(r, (long) most << 20, takes, doorway.opens(r)));
      } else if (r.path().equals("/register/import")) {
        // A megabyte more than the file: the form around it.
        String takes = "An official file has at most 64 MB";
        large.add(SmallForms.Large.file(r, 65 << 20, takes, doorway.opens(r)));
      } else if (r.path().endsWith("/papers/add")) {
        long most = Looking.MOST_BYTES + (1 << 20);
        String takes = "A paper has at most " + Looking.MOST_BYTES / 1_000_000 + " MB";
        large.add(SmallForms.Large.file(r, most, takes, doorway.opens(r)));
      }
    }
    SmallForms small =
        new SmallForms(
            large,
            Map.of(
                "Content-Security-Policy", CONTENT,
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Cache-Control", "no-store"),
            doorway::plainPage);
    FilterRegistrationBean<SmallForms> first = new FilterRegistrationBean<>(small);
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http, Composition program) {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/").secure(program.https));
    return http.csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .anonymous(anonymous -> anonymous.disable())
        .logout(logout -> logout.disable())
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                    .frameOptions(frames -> frames.deny())
                    .cacheControl(cache -> cache.disable()))
        .build();
  }

  /** Nobody signs in through Spring: see access.SignIn. */
  @Bean
  AuthenticationManager nobody() {
    return authentication -> {
      throw new BadCredentialsException("there are no passwords here");
    };
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/vendor/**")
        .addResourceLocations("classpath:/vendor/")
        .setCacheControl(CacheControl.maxAge(java.time.Duration.ofDays(365)).immutable());
    // A page names these with their checksums: an old copy from a cache would not be run.
    registry
        .addResourceHandler("/web/sealed/**")
        .addResourceLocations("classpath:/web/sealed/")
        .setCacheControl(CacheControl.noCache());
    registry
        .addResourceHandler("/web/**")
        .addResourceLocations("classpath:/web/")
        .setCacheControl(CacheControl.maxAge(java.time.Duration.ofMinutes(10)));
  }
}
